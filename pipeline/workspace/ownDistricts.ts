import { isWelsh } from "./national/ofEngland.js";
import type { Area } from "./seeds/seeds.js";
import type { Workspace } from "./workspace.js";

/** The districts that a partnership is of: its own one, or those that it is made of. */
export const ownDistricts = ({ areas, partnership }: Pick<Workspace, "areas" | "partnership">): Area[] =>
  areas.filter(
    ({ code, level, parents }) =>
      level === "district" && (code === partnership.district || parents.includes(partnership.district)),
  );

export const isInWales = (workspace: Pick<Workspace, "areas" | "partnership">): boolean =>
  ownDistricts(workspace).some(isWelsh);
