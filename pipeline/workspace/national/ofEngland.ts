/** Public statistics of England alone, whose contracts a new folder in Wales is not given, and where those of Wales are. */
export const ofEngland: readonly { source: string; is: string; ofWales: string }[] = [
  {
    source: "defra-fly-tipping",
    is: "Defra's fly-tipping by local authority",
    ofWales:
      '"Recorded fly-tipping incidents by local authority" of StatsWales (https://statswales.gov.wales/Catalogue/Environment-and-Countryside/Fly-tipping/recordedflytippingincidents-by-localauthority)',
  },
];

/** Whether a code of the ONS is that of a place in Wales. */
export const isWelsh = ({ code }: { code: string }): boolean => code.startsWith("W");
