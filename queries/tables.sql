-- What the store keeps between runs. Everything else is rebuilt from these and from the seeds.

-- One row per supply: a file received, under which contract, and what became of every line of it.
create table if not exists supplies (
  extract varchar primary key,       -- the first 16 characters of the SHA-256 of the bytes
  received integer not null unique,  -- the order in which supplies came
  source varchar not null,
  territory varchar not null,        -- keeps apart supplies of one source that do not replace one another
  file varchar not null,             -- the name under which it came
  sha256 varchar not null unique,
  bytes bigint not null,
  contract json not null,            -- as it was when the file was read
  encoding varchar not null,
  delimiter varchar not null,
  header_line integer not null,
  covers_from date,
  covers_to date,
  lines_physical integer not null,
  lines_preamble integer not null,
  lines_header integer not null,
  lines_blank integer not null,
  lines_note integer not null,
  accepted integer not null,
  quarantined integer not null,
  duplicate integer not null,
  excluded integer not null,
  unknown_area integer not null,     -- accepted, but of an area that neither seeds nor lookups know
  kept varchar not null,             -- what the archive holds: whole, mapped columns, released lines
  supplements varchar,               -- the supply whose corrected lines these are; null for an extract as sent
  removed boolean not null default false,
  received_on date,                  -- the day on which it was received: a date after it is no date of a record
  taken varchar,                     -- replace or add, where it was asked what a file does to those before it
  doubt varchar                      -- why it was asked, or would have been
);

-- One row per change of the supplies, the text of the ledger's line of that number: the ledger outside and this
-- table are the same list, and the longer of the two knows what the other missed.
create table if not exists events (
  number integer primary key,        -- the line of the ledger, from 1
  line varchar not null
);

-- One row per source × measure × finest area × period supplied.
create table if not exists observations (
  source varchar not null,
  measure varchar not null,
  area varchar not null,
  period_start date not null,
  period_end date not null,
  value double,
  status varchar not null,           -- final, rate (never added up), suppressed, unavailable
  extract varchar not null
);

-- One row per supply × measure × area × month within which the absence of a record is a true zero.
create table if not exists coverage (
  source varchar not null,
  measure varchar not null,
  area varchar not null,
  period_start date not null,
  period_end date not null,
  extract varchar not null
);

-- One row per supply × measure × area × period × hour of the week, of records whose contract says when they were. They hold
-- where the observation of the same key does.
create table if not exists times (
  source varchar not null,
  measure varchar not null,
  area varchar not null,
  period_start date not null,
  extract varchar not null,
  weekday integer,                   -- 1 is Monday; null, as is hour, of records of which it is not known
  hour integer,
  records double not null            -- of a record that lasted some hours each has its part
);

-- One row per supply × measure × area × period × place or victim, of records whose contract says who or where. They hold where
-- the observation of the same key does.
create table if not exists repeats (
  source varchar not null,
  measure varchar not null,
  area varchar not null,
  period_start date not null,
  extract varchar not null,
  kind varchar not null,             -- place, victim
  identifier varchar,                -- a keyed hash of what the file says; null where it says none
  records double not null
);

-- One row per area code that a supply named and the seeds do not know.
create table if not exists area_names_seen (
  area varchar not null,
  name varchar not null,
  extract varchar not null
);

-- One row per supply × word by which it names an area: what it stood for when the supply was read. By these a correction
-- of the areas knows which supplies it touches; by their hash, since a word may be what must not be stored.
create table if not exists area_words (
  extract varchar not null,
  kind varchar not null,             -- area, territory
  word varchar not null,             -- the first 16 characters of the MD5 of its letters and digits
  code varchar                       -- null: no area is called so
);

-- One row per supply × word: of typed counts those that name rows of it, of a log those of its columns and of its days.
-- By these a newer file is known to have lost one.
create table if not exists supply_labels (
  extract varchar not null,
  kind varchar not null,             -- the column's role; row: all words of a row; empty: the whole supply; of a log also =weekday, =hour, …
  area varchar,                      -- whose rows they are, where the word names an area
  word varchar not null,             -- as in area_words
  periods integer not null,          -- in which it has figures
  value double not null              -- their sum
);

-- One row per supply × cell that a partner typed and that is summed with others in one figure: what a newer file has in the
-- same row can be told from what it had, where the sum does not show it.
create table if not exists supply_cells (
  extract varchar not null,
  words varchar not null,            -- those that name its row, each as in area_words, with blanks between
  measure varchar not null,
  area varchar not null,
  period_start date not null,
  period_end date not null,
  value double not null
);

-- One row per file of the workspace that waits for an answer: it counts in no figure, and those of its days say so.
create table if not exists waiting (
  file varchar not null,
  why varchar not null,
  source varchar not null,
  territory varchar not null,
  covers_from date,
  covers_to date
);

-- Why a figure is not whole, not compared or has no place; see pipeline/store/reason.ts.
create or replace type reason as struct(
  code varchar, previous boolean, ended boolean, count integer, "of" integer, name varchar, names varchar[], first date, last date,
  months date[], usual double, times double, share integer, before integer, break integer, words varchar);

-- One row per record that was quarantined. Its text stays in the archived file: it may hold what must not be stored.
create table if not exists quarantine (
  extract varchar not null,
  line integer not null,
  byte bigint not null,
  reason varchar not null,
  column_name varchar,
  released_by varchar,               -- the supply that brought it corrected; null while it is quarantined
  gap integer                        -- see gaps; null where it could be no record
);

-- One row per supply × gap × figure that could lack its records: quarantined, left out because no area has their name,
-- or of a column that the file does not have. Records of one gap say the same of themselves.
create table if not exists gaps (
  extract varchar not null,
  gap integer not null,              -- quarantine says which of its records are part of it
  reason varchar not null,
  measure varchar,                   -- null: any that the supply speaks of
  area varchar,                      -- null: any that the supply speaks of
  period_start date,                 -- null: any within what the supply covers
  period_end date,
  records bigint not null,           -- beside those that quarantine holds
  each double                        -- what one of them adds to a figure; null: not known
);

-- One row per supply × month in which it has records: how many, and from which day to which where they have days.
create table if not exists supply_months (
  extract varchar not null,
  month date not null,
  records bigint not null,
  first_day date,
  last_day date
);

-- One row per observation that a newer supply, or a corrected line, changed, added or took away. A figure that is
-- no longer named is null after; of counted records, which say where they are not, it is 0.
create table if not exists revisions (
  source varchar not null,
  measure varchar not null,
  area varchar not null,
  period_start date not null,
  period_end date not null,
  before double,
  after double,
  status_before varchar,             -- as in observations; null where nothing stood
  status_after varchar,
  extract_before varchar not null,
  extract_after varchar not null
);
