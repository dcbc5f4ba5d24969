-- The register, first form. Facts are only ever added; a later entry may end them. Every write is one entry,
-- and every entry is covered by the chain.
--
-- Closed sets are checked with OR, not IN: SQLite builds a table for every IN of a CHECK, which made the import of
-- a million rows three times as slow.

CREATE TABLE entry (                                 -- One act of writing: who, when, why
    id            INTEGER PRIMARY KEY,               -- number in the order of writing
    at            TEXT NOT NULL,                     -- when, UTC, ISO 8601 with seconds
    by            TEXT NOT NULL,                     -- who acted
    action        TEXT NOT NULL,                     -- what was done: init, import, undo, push add …
    why           TEXT,                              -- why, in the words of who acted
    undoes        INTEGER REFERENCES entry (id),     -- the entry that this one undoes
    program       TEXT NOT NULL                      -- program and version that wrote it
) STRICT;

CREATE TABLE source (                                -- A file that an entry read
    id            INTEGER PRIMARY KEY,               -- number of the file
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that read it
    name          TEXT NOT NULL,                     -- name of the file, below the folder that was imported
    sha256        TEXT NOT NULL,                     -- SHA-256 of its bytes
    bytes         INTEGER NOT NULL                   -- size
) STRICT;

CREATE INDEX source_by_sha256 ON source (sha256);

CREATE TABLE sheet (                                 -- A sheet of a file from which facts were read
    id            INTEGER PRIMARY KEY,               -- number of the sheet
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that read it
    source_id     INTEGER NOT NULL REFERENCES source (id), -- the file
    name          TEXT NOT NULL,                     -- name of the sheet; empty for a CSV file
    kind          TEXT NOT NULL,                     -- kind of spreadsheet
    header_row    INTEGER NOT NULL                   -- last row of the header, counted from 1
) STRICT;

CREATE TABLE aside (                                 -- A cell of a column that the register does not know, kept as written
    id            INTEGER PRIMARY KEY,               -- number of the cell
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that read it
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that undid it
    sheet_id      INTEGER NOT NULL REFERENCES sheet (id), -- the sheet
    row           INTEGER NOT NULL,                  -- its row
    header        TEXT NOT NULL,                     -- header of its column
    value         TEXT NOT NULL                      -- text of the cell
) STRICT;

CREATE TABLE block (                                 -- A run of facts that an entry added or ended, with its digest
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry
    number        INTEGER NOT NULL,                  -- order within the entry
    table_name    TEXT NOT NULL,                     -- table of the facts
    act           TEXT NOT NULL CHECK (act = 'added' OR act = 'ended'), -- whether the entry added or ended them
    first_id      INTEGER NOT NULL,                  -- first fact
    last_id       INTEGER NOT NULL,                  -- last fact
    rows          INTEGER NOT NULL,                  -- how many
    digest        TEXT NOT NULL,                     -- SHA-256 over the rows
    PRIMARY KEY (entry_id, number)
) STRICT;

CREATE TABLE chain (                                 -- One link an entry: what binds it to all before it
    entry_id      INTEGER PRIMARY KEY REFERENCES entry (id), -- the entry
    previous      TEXT NOT NULL,                     -- hash of the link before; 64 zeros for the first
    hash          TEXT NOT NULL                      -- SHA-256 over previous, entry, files, sheets and blocks
) STRICT;

CREATE TABLE place (                                 -- A city, district or street
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    code          TEXT NOT NULL, -- short code; the name where none was given
    name          TEXT NOT NULL, -- full name
    level         TEXT NOT NULL CHECK (level = 'city' OR level = 'district' OR level = 'street'), -- level of the place
    parent        TEXT, -- code of the place it belongs to; NULL for the city
    valid_from    TEXT CHECK (valid_from BETWEEN '1900-01' AND '2200-12-31'), -- day from which it holds; NULL if not stated
    valid_to      TEXT CHECK (valid_to BETWEEN '1900-01' AND '2200-12-31') -- first day on which it no longer holds; NULL while open
) STRICT;

CREATE INDEX place_by_key ON place (key);

CREATE INDEX place_by_until ON place (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE community (                             -- An urban community
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    code          TEXT NOT NULL, -- code; the name where none was given
    name          TEXT NOT NULL, -- name, for example 青泥社区
    street        TEXT, -- code of its street
    district      TEXT, -- code of its district
    households    INTEGER CHECK (households >= 0), -- households
    households_mark TEXT CHECK (households_mark = 'about' OR households_mark = 'nearly' OR households_mark = 'over' OR households_mark = 'none' OR households_mark = 'not_applicable'), -- how households was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    residents     INTEGER CHECK (residents >= 0), -- residents
    residents_mark TEXT CHECK (residents_mark = 'about' OR residents_mark = 'nearly' OR residents_mark = 'over' OR residents_mark = 'none' OR residents_mark = 'not_applicable'), -- how residents was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    grids         INTEGER CHECK (grids >= 0), -- grids
    grids_mark    TEXT CHECK (grids_mark = 'about' OR grids_mark = 'nearly' OR grids_mark = 'over' OR grids_mark = 'none' OR grids_mark = 'not_applicable'), -- how grids was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    type          TEXT CHECK (type = 'urban' OR type = 'rural_related'), -- urban or rural-related
    floor_area    INTEGER CHECK (floor_area >= 0), -- floor area of its premises in hundredths of a square metre
    floor_area_mark TEXT CHECK (floor_area_mark = 'about' OR floor_area_mark = 'nearly' OR floor_area_mark = 'over' OR floor_area_mark = 'none' OR floor_area_mark = 'not_applicable'), -- how floor_area was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    valid_from    TEXT CHECK (valid_from BETWEEN '1900-01' AND '2200-12-31'), -- day from which it holds; NULL if not stated
    valid_to      TEXT CHECK (valid_to BETWEEN '1900-01' AND '2200-12-31') -- first day on which it no longer holds; NULL while open
) STRICT;

CREATE INDEX community_by_key ON community (key);

CREATE INDEX community_by_until ON community (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE department (                            -- A department that may push work down
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    code          TEXT NOT NULL, -- code; the name where none was given
    name          TEXT NOT NULL, -- full name
    level         TEXT CHECK (level = 'province' OR level = 'city' OR level = 'district' OR level = 'street' OR level = 'other'), -- level of the department
    valid_from    TEXT CHECK (valid_from BETWEEN '1900-01' AND '2200-12-31'), -- day from which it holds; NULL if not stated
    valid_to      TEXT CHECK (valid_to BETWEEN '1900-01' AND '2200-12-31') -- first day on which it no longer holds; NULL while open
) STRICT;

CREATE INDEX department_by_key ON department (key);

CREATE INDEX department_by_until ON department (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE alias (                                 -- Another name of a department, community, place or duty
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    kind          TEXT NOT NULL CHECK (kind = 'department' OR kind = 'community' OR kind = 'place' OR kind = 'duty'), -- what is named
    name          TEXT NOT NULL, -- the other name, as departments write it
    code          TEXT NOT NULL -- code of what it means
) STRICT;

CREATE INDEX alias_by_key ON alias (key);

CREATE INDEX alias_by_until ON alias (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE edition (                               -- A catalogue as published on a date
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    code          TEXT NOT NULL, -- short name, for example 2025版
    document_number TEXT, -- document number of its publication
    issued_on     TEXT CHECK (issued_on BETWEEN '1900-01' AND '2200-12-31'), -- day of publication
    place         TEXT, -- code of the place for which it holds; NULL for the whole register
    unit          TEXT CHECK (unit = 'community' OR unit = 'grid'), -- whether it lists duties of communities or of grids; NULL is community
    type          TEXT CHECK (type = 'all' OR type = 'urban' OR type = 'rural_related'), -- which communities it is for; NULL is all
    valid_from    TEXT CHECK (valid_from BETWEEN '1900-01' AND '2200-12-31'), -- day from which it holds; NULL if not stated
    valid_to      TEXT CHECK (valid_to BETWEEN '1900-01' AND '2200-12-31') -- first day on which it no longer holds; NULL while open
) STRICT;

CREATE INDEX edition_by_key ON edition (key);

CREATE INDEX edition_by_until ON edition (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE duty (                                  -- A line of an edition of the access catalogue
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    edition       TEXT NOT NULL, -- code of the edition
    code          TEXT NOT NULL, -- code; the name where none was given
    class         TEXT, -- class, for example 公共安全
    name          TEXT NOT NULL, -- wording of the duty
    kind          TEXT CHECK (kind = 'own' OR kind = 'assist' OR kind = 'entrusted' OR kind = 'barred' OR kind = 'purchasable'), -- kind of duty
    department    TEXT, -- code of the department answerable for it
    basis         TEXT, -- law or document on which it rests
    basis_mark    TEXT CHECK (basis_mark = 'none' OR basis_mark = 'not_applicable'), -- 无 or / where no basis was given
    part          TEXT, -- the community's part in it
    money_standard TEXT, -- standard of the money that comes with it, as written
    valid_from    TEXT CHECK (valid_from BETWEEN '1900-01' AND '2200-12-31'), -- day from which it holds; NULL if not stated
    valid_to      TEXT CHECK (valid_to BETWEEN '1900-01' AND '2200-12-31') -- first day on which it no longer holds; NULL while open
) STRICT;

CREATE INDEX duty_by_key ON duty (key);

CREATE INDEX duty_by_until ON duty (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE permit (                                -- A line of a positive or negative list: whether a signboard, certificate, ledger … is allowed
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    burden        TEXT NOT NULL, -- kind of burden, for example certificate
    name          TEXT NOT NULL, -- what the list names
    answer        TEXT NOT NULL CHECK (answer = 'permitted' OR answer = 'barred'), -- what the list says
    source        TEXT NOT NULL, -- document of the list
    place         TEXT, -- code of the place for which it holds; NULL for every place
    valid_from    TEXT CHECK (valid_from BETWEEN '1900-01' AND '2200-12-31'), -- day from which it holds; NULL if not stated
    valid_to      TEXT CHECK (valid_to BETWEEN '1900-01' AND '2200-12-31') -- first day on which it no longer holds; NULL while open
) STRICT;

CREATE INDEX permit_by_key ON permit (key);

CREATE INDEX permit_by_until ON permit (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE pushdown (                              -- A piece of work that a department gave on a date
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    date          TEXT CHECK (date BETWEEN '1900-01' AND '2200-12-31') NOT NULL, -- day, or month where only the month is known
    department    TEXT NOT NULL, -- code of the department
    community     TEXT, -- code of the community; NULL if given to a whole place
    place         TEXT, -- code of the street, district or city whose communities all got it
    duty          TEXT NOT NULL, -- code or name of the duty as written; whether it is listed follows from the catalogue
    document_number TEXT, -- document number
    channel       TEXT CHECK (channel = 'document' OR channel = 'meeting' OR channel = 'chat' OR channel = 'app' OR channel = 'phone' OR channel = 'other'), -- how it came
    volume        INTEGER CHECK (volume >= 0), -- pieces of work
    volume_mark   TEXT CHECK (volume_mark = 'about' OR volume_mark = 'nearly' OR volume_mark = 'over' OR volume_mark = 'none' OR volume_mark = 'not_applicable'), -- how volume was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    deadline      TEXT CHECK (deadline BETWEEN '1900-01' AND '2200-12-31'), -- day by which it is to be done
    promised      INTEGER CHECK (promised >= 0), -- money promised, in fen
    promised_mark TEXT CHECK (promised_mark = 'about' OR promised_mark = 'nearly' OR promised_mark = 'over' OR promised_mark = 'none' OR promised_mark = 'not_applicable'), -- how promised was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    powers        TEXT, -- powers given with it, as written
    powers_mark   TEXT CHECK (powers_mark = 'none' OR powers_mark = 'not_applicable'), -- 无 where no powers came with it
    staff         INTEGER CHECK (staff >= 0), -- posts given with it
    staff_mark    TEXT CHECK (staff_mark = 'about' OR staff_mark = 'nearly' OR staff_mark = 'over' OR staff_mark = 'none' OR staff_mark = 'not_applicable'), -- how staff was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    CHECK (community IS NULL OR place IS NULL)
) STRICT;

CREATE INDEX pushdown_by_key ON pushdown (key);

CREATE INDEX pushdown_by_until ON pushdown (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE payment (                               -- Money moved from one holder to another
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    date          TEXT CHECK (date BETWEEN '1900-01' AND '2200-12-31') NOT NULL, -- day, or month where only the month is known
    payer         TEXT NOT NULL, -- code of the payer; the name where it is not in the register
    payer_kind    TEXT NOT NULL CHECK (payer_kind = 'department' OR payer_kind = 'place' OR payer_kind = 'community' OR payer_kind = 'other'), -- what the payer is
    receiver      TEXT NOT NULL, -- code of the receiver; the name where it is not in the register
    receiver_kind TEXT NOT NULL CHECK (receiver_kind = 'department' OR receiver_kind = 'place' OR receiver_kind = 'community' OR receiver_kind = 'other'), -- what the receiver is
    amount        INTEGER, -- amount in fen; below zero is a refund
    amount_mark   TEXT CHECK (amount_mark = 'about' OR amount_mark = 'nearly' OR amount_mark = 'over' OR amount_mark = 'none' OR amount_mark = 'not_applicable'), -- how amount was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    duty          TEXT, -- code or name of the duty as written
    document_number TEXT, -- document number
    budget_code   TEXT -- budget code, for example 2080208
) STRICT;

CREATE INDEX payment_by_key ON payment (key);

CREATE INDEX payment_by_until ON payment (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE burden (                                -- A signboard, ledger, certificate, inspection, form or other burden
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    kind          TEXT NOT NULL, -- kind of burden: the name of its sheet
    community     TEXT, -- code of the community; NULL if it lies on a whole place
    place         TEXT, -- code of the street, district or city whose communities all carry it
    name          TEXT NOT NULL, -- its name
    department    TEXT, -- code of the demanding department; NULL if not stated or no department
    demander      TEXT, -- who demands it where that is no department of the register, for example a bank
    basis         TEXT, -- law or document on which it rests
    basis_mark    TEXT CHECK (basis_mark = 'none' OR basis_mark = 'not_applicable'), -- 无 or / where there is no basis
    duty          TEXT, -- code or name of the duty that it serves, as written
    variant       TEXT, -- its form: outside, inside, wall, paper, electronic, system …
    level         TEXT, -- level of who inspects or demands it
    frequency     TEXT, -- how often, in canonical form, for example 2/month, 1/2year, once, any
    yearly_60     INTEGER CHECK (yearly_60 >= 0), -- occasions a year in sixtieths, so that sums stay whole: twice a month is 1440, every second year 30
    yearly_60_mark TEXT CHECK (yearly_60_mark = 'about' OR yearly_60_mark = 'nearly' OR yearly_60_mark = 'over' OR yearly_60_mark = 'none' OR yearly_60_mark = 'not_applicable'), -- how the occasions were written
    minutes_each  INTEGER CHECK (minutes_each >= 0), -- minutes each time
    minutes_each_mark TEXT CHECK (minutes_each_mark = 'about' OR minutes_each_mark = 'nearly' OR minutes_each_mark = 'over' OR minutes_each_mark = 'none' OR minutes_each_mark = 'not_applicable'), -- how minutes_each was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    veto          INTEGER CHECK (veto IN (0, 1)), -- 1 if it carries a one-vote veto
    fields        TEXT, -- its fields, separated by 、
    valid_from    TEXT CHECK (valid_from BETWEEN '1900-01' AND '2200-12-31'), -- day from which it holds; NULL if not stated
    valid_to      TEXT CHECK (valid_to BETWEEN '1900-01' AND '2200-12-31'), -- first day on which it no longer holds; NULL while open
    CHECK (community IS NULL OR place IS NULL)
) STRICT;

CREATE INDEX burden_by_key ON burden (key);

CREATE INDEX burden_by_until ON burden (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE staffing (                              -- People of a community in one post and year
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    community     TEXT, -- code of the community; NULL if the figure is for a whole place
    place         TEXT, -- code of the place
    year          INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2200), -- year
    post          TEXT NOT NULL, -- post: 两委, 专职, 网格员, 后备 …
    quota         INTEGER CHECK (quota >= 0), -- posts allowed
    quota_mark    TEXT CHECK (quota_mark = 'about' OR quota_mark = 'nearly' OR quota_mark = 'over' OR quota_mark = 'none' OR quota_mark = 'not_applicable'), -- how quota was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    actual        INTEGER CHECK (actual >= 0), -- people in post
    actual_mark   TEXT CHECK (actual_mark = 'about' OR actual_mark = 'nearly' OR actual_mark = 'over' OR actual_mark = 'none' OR actual_mark = 'not_applicable'), -- how actual was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    pay           INTEGER CHECK (pay >= 0), -- yearly pay a person, in fen
    pay_mark      TEXT CHECK (pay_mark = 'about' OR pay_mark = 'nearly' OR pay_mark = 'over' OR pay_mark = 'none' OR pay_mark = 'not_applicable'), -- how pay was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    trained       INTEGER CHECK (trained >= 0), -- people trained in the year
    trained_mark  TEXT CHECK (trained_mark = 'about' OR trained_mark = 'nearly' OR trained_mark = 'over' OR trained_mark = 'none' OR trained_mark = 'not_applicable') -- how trained was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
) STRICT;

CREATE INDEX staffing_by_key ON staffing (key);

CREATE INDEX staffing_by_until ON staffing (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE work (                                  -- Work that a community recorded
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    date          TEXT CHECK (date BETWEEN '1900-01' AND '2200-12-31') NOT NULL, -- day, or month where the record is monthly
    community     TEXT NOT NULL, -- code of the community
    duty          TEXT NOT NULL, -- code or name of the duty as written
    pieces        INTEGER CHECK (pieces >= 0), -- pieces done
    pieces_mark   TEXT CHECK (pieces_mark = 'about' OR pieces_mark = 'nearly' OR pieces_mark = 'over' OR pieces_mark = 'none' OR pieces_mark = 'not_applicable'), -- how pieces was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    minutes       INTEGER CHECK (minutes >= 0), -- minutes spent in all
    minutes_mark  TEXT CHECK (minutes_mark = 'about' OR minutes_mark = 'nearly' OR minutes_mark = 'over' OR minutes_mark = 'none' OR minutes_mark = 'not_applicable') -- how minutes was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
) STRICT;

CREATE INDEX work_by_key ON work (key);

CREATE INDEX work_by_until ON work (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE standard (                              -- A time standard: minutes for one piece of a duty or burden
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    duty          TEXT NOT NULL, -- code or name of the duty or burden as written
    unit          TEXT, -- what one piece is
    simple        INTEGER CHECK (simple >= 0), -- minutes for a simple case
    simple_mark   TEXT CHECK (simple_mark = 'about' OR simple_mark = 'nearly' OR simple_mark = 'over' OR simple_mark = 'none' OR simple_mark = 'not_applicable'), -- how simple was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    medium        INTEGER CHECK (medium >= 0), -- minutes for a usual case
    medium_mark   TEXT CHECK (medium_mark = 'about' OR medium_mark = 'nearly' OR medium_mark = 'over' OR medium_mark = 'none' OR medium_mark = 'not_applicable'), -- how medium was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    hard          INTEGER CHECK (hard >= 0), -- minutes for a hard case
    hard_mark     TEXT CHECK (hard_mark = 'about' OR hard_mark = 'nearly' OR hard_mark = 'over' OR hard_mark = 'none' OR hard_mark = 'not_applicable'), -- how hard was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    grade         TEXT CHECK (grade = 'measured' OR grade = 'interviewed' OR grade = 'standard' OR grade = 'estimated'), -- grade of evidence
    source        TEXT, -- where it comes from
    valid_from    TEXT CHECK (valid_from BETWEEN '1900-01' AND '2200-12-31'), -- day from which it holds; NULL if not stated
    valid_to      TEXT CHECK (valid_to BETWEEN '1900-01' AND '2200-12-31') -- first day on which it no longer holds; NULL while open
) STRICT;

CREATE INDEX standard_by_key ON standard (key);

CREATE INDEX standard_by_until ON standard (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE parameter (                             -- A setting of a calculation, with its source
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    name          TEXT NOT NULL, -- name of the parameter
    value         TEXT NOT NULL, -- value as written
    unit          TEXT, -- unit
    source        TEXT, -- where it comes from
    status        TEXT CHECK (status = 'in_force' OR status = 'proposed' OR status = 'floor'), -- status of the rule
    valid_from    TEXT CHECK (valid_from BETWEEN '1900-01' AND '2200-12-31'), -- day from which it holds; NULL if not stated
    valid_to      TEXT CHECK (valid_to BETWEEN '1900-01' AND '2200-12-31') -- first day on which it no longer holds; NULL while open
) STRICT;

CREATE INDEX parameter_by_key ON parameter (key);

CREATE INDEX parameter_by_until ON parameter (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE survey (                                -- How many answered a question in one way
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    survey        TEXT NOT NULL, -- name of the questionnaire
    date          TEXT CHECK (date BETWEEN '1900-01' AND '2200-12-31'), -- day or month
    community     TEXT, -- code of the community; NULL if for a whole place
    place         TEXT, -- code of the place
    question      TEXT NOT NULL, -- the question
    answer        TEXT NOT NULL, -- the answer
    count         INTEGER CHECK (count >= 0), -- how many gave this answer
    count_mark    TEXT CHECK (count_mark = 'about' OR count_mark = 'nearly' OR count_mark = 'over' OR count_mark = 'none' OR count_mark = 'not_applicable'), -- how count was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    respondents   INTEGER CHECK (respondents >= 0), -- how many answered the question
    respondents_mark TEXT CHECK (respondents_mark = 'about' OR respondents_mark = 'nearly' OR respondents_mark = 'over' OR respondents_mark = 'none' OR respondents_mark = 'not_applicable') -- how respondents was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
) STRICT;

CREATE INDEX survey_by_key ON survey (key);

CREATE INDEX survey_by_until ON survey (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE review (                                -- A community's review of a department
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    date          TEXT CHECK (date BETWEEN '1900-01' AND '2200-12-31') NOT NULL, -- day or month
    community     TEXT NOT NULL, -- code of the community
    department    TEXT NOT NULL, -- code of the department
    grade         TEXT CHECK (grade = 'very_satisfied' OR grade = 'satisfied' OR grade = 'fair' OR grade = 'dissatisfied'), -- grade given
    score         INTEGER CHECK (score >= 0), -- score in hundredths of a point
    score_mark    TEXT CHECK (score_mark = 'about' OR score_mark = 'nearly' OR score_mark = 'over' OR score_mark = 'none' OR score_mark = 'not_applicable'), -- how score was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    comment       TEXT -- what was said
) STRICT;

CREATE INDEX review_by_key ON review (key);

CREATE INDEX review_by_until ON review (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE need (                                  -- A need or problem that a community reported
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    date          TEXT CHECK (date BETWEEN '1900-01' AND '2200-12-31') NOT NULL, -- day or month
    community     TEXT NOT NULL, -- code of the community
    kind          TEXT CHECK (kind = 'need' OR kind = 'problem'), -- need or problem
    what          TEXT NOT NULL, -- what it is
    urgency       TEXT CHECK (urgency = 'urgent' OR urgency = 'normal' OR urgency = 'low'), -- how urgent
    handler       TEXT, -- who handles it, as written
    state         TEXT CHECK (state = 'open' OR state = 'in_hand' OR state = 'done' OR state = 'refused'), -- state
    closed_on     TEXT CHECK (closed_on BETWEEN '1900-01' AND '2200-12-31'), -- day it was closed
    result        TEXT -- result
) STRICT;

CREATE INDEX need_by_key ON need (key);

CREATE INDEX need_by_until ON need (until_entry) WHERE until_entry IS NOT NULL;

CREATE INDEX aside_by_until ON aside (until_entry) WHERE until_entry IS NOT NULL;

-- What is written stays: no row is deleted, no column changed, but for the end of a live fact.

CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the register is append-only: entry'); END;

CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the register is append-only: entry'); END;

CREATE TRIGGER source_stays BEFORE UPDATE ON source
BEGIN SELECT RAISE(ABORT, 'the register is append-only: source'); END;

CREATE TRIGGER source_is_kept BEFORE DELETE ON source
BEGIN SELECT RAISE(ABORT, 'the register is append-only: source'); END;

CREATE TRIGGER sheet_stays BEFORE UPDATE ON sheet
BEGIN SELECT RAISE(ABORT, 'the register is append-only: sheet'); END;

CREATE TRIGGER sheet_is_kept BEFORE DELETE ON sheet
BEGIN SELECT RAISE(ABORT, 'the register is append-only: sheet'); END;

CREATE TRIGGER block_stays BEFORE UPDATE ON block
BEGIN SELECT RAISE(ABORT, 'the register is append-only: block'); END;

CREATE TRIGGER block_is_kept BEFORE DELETE ON block
BEGIN SELECT RAISE(ABORT, 'the register is append-only: block'); END;

CREATE TRIGGER chain_stays BEFORE UPDATE ON chain
BEGIN SELECT RAISE(ABORT, 'the register is append-only: chain'); END;

CREATE TRIGGER chain_is_kept BEFORE DELETE ON chain
BEGIN SELECT RAISE(ABORT, 'the register is append-only: chain'); END;

CREATE TRIGGER place_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, code, name, level, parent, valid_from, valid_to
ON place
BEGIN SELECT RAISE(ABORT, 'the register is append-only: place'); END;

CREATE TRIGGER place_ends_once BEFORE UPDATE OF until_entry ON place WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: place'); END;

CREATE TRIGGER place_is_kept BEFORE DELETE ON place
BEGIN SELECT RAISE(ABORT, 'the register is append-only: place'); END;

CREATE TRIGGER community_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, code, name, street, district, households, households_mark,
    residents, residents_mark, grids, grids_mark, type, floor_area, floor_area_mark, valid_from,
    valid_to
ON community
BEGIN SELECT RAISE(ABORT, 'the register is append-only: community'); END;

CREATE TRIGGER community_ends_once BEFORE UPDATE OF until_entry ON community WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: community'); END;

CREATE TRIGGER community_is_kept BEFORE DELETE ON community
BEGIN SELECT RAISE(ABORT, 'the register is append-only: community'); END;

CREATE TRIGGER department_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, code, name, level, valid_from, valid_to
ON department
BEGIN SELECT RAISE(ABORT, 'the register is append-only: department'); END;

CREATE TRIGGER department_ends_once BEFORE UPDATE OF until_entry ON department WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: department'); END;

CREATE TRIGGER department_is_kept BEFORE DELETE ON department
BEGIN SELECT RAISE(ABORT, 'the register is append-only: department'); END;

CREATE TRIGGER alias_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, kind, name, code
ON alias
BEGIN SELECT RAISE(ABORT, 'the register is append-only: alias'); END;

CREATE TRIGGER alias_ends_once BEFORE UPDATE OF until_entry ON alias WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: alias'); END;

CREATE TRIGGER alias_is_kept BEFORE DELETE ON alias
BEGIN SELECT RAISE(ABORT, 'the register is append-only: alias'); END;

CREATE TRIGGER edition_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, code, document_number, issued_on, place, unit, type,
    valid_from, valid_to
ON edition
BEGIN SELECT RAISE(ABORT, 'the register is append-only: edition'); END;

CREATE TRIGGER edition_ends_once BEFORE UPDATE OF until_entry ON edition WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: edition'); END;

CREATE TRIGGER edition_is_kept BEFORE DELETE ON edition
BEGIN SELECT RAISE(ABORT, 'the register is append-only: edition'); END;

CREATE TRIGGER duty_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, edition, code, class, name, kind, department, basis,
    basis_mark, part, money_standard, valid_from, valid_to
ON duty
BEGIN SELECT RAISE(ABORT, 'the register is append-only: duty'); END;

CREATE TRIGGER duty_ends_once BEFORE UPDATE OF until_entry ON duty WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: duty'); END;

CREATE TRIGGER duty_is_kept BEFORE DELETE ON duty
BEGIN SELECT RAISE(ABORT, 'the register is append-only: duty'); END;

CREATE TRIGGER permit_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, burden, name, answer, source, place, valid_from, valid_to
ON permit
BEGIN SELECT RAISE(ABORT, 'the register is append-only: permit'); END;

CREATE TRIGGER permit_ends_once BEFORE UPDATE OF until_entry ON permit WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: permit'); END;

CREATE TRIGGER permit_is_kept BEFORE DELETE ON permit
BEGIN SELECT RAISE(ABORT, 'the register is append-only: permit'); END;

CREATE TRIGGER pushdown_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, date, department, community, place, duty, document_number,
    channel, volume, volume_mark, deadline, promised, promised_mark, powers, powers_mark, staff,
    staff_mark
ON pushdown
BEGIN SELECT RAISE(ABORT, 'the register is append-only: pushdown'); END;

CREATE TRIGGER pushdown_ends_once BEFORE UPDATE OF until_entry ON pushdown WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: pushdown'); END;

CREATE TRIGGER pushdown_is_kept BEFORE DELETE ON pushdown
BEGIN SELECT RAISE(ABORT, 'the register is append-only: pushdown'); END;

CREATE TRIGGER payment_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, date, payer, payer_kind, receiver, receiver_kind, amount,
    amount_mark, duty, document_number, budget_code
ON payment
BEGIN SELECT RAISE(ABORT, 'the register is append-only: payment'); END;

CREATE TRIGGER payment_ends_once BEFORE UPDATE OF until_entry ON payment WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: payment'); END;

CREATE TRIGGER payment_is_kept BEFORE DELETE ON payment
BEGIN SELECT RAISE(ABORT, 'the register is append-only: payment'); END;

CREATE TRIGGER burden_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, kind, community, place, name, department, demander, basis,
    basis_mark, duty, variant, level, frequency, yearly_60, yearly_60_mark, minutes_each,
    minutes_each_mark, veto, fields, valid_from, valid_to
ON burden
BEGIN SELECT RAISE(ABORT, 'the register is append-only: burden'); END;

CREATE TRIGGER burden_ends_once BEFORE UPDATE OF until_entry ON burden WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: burden'); END;

CREATE TRIGGER burden_is_kept BEFORE DELETE ON burden
BEGIN SELECT RAISE(ABORT, 'the register is append-only: burden'); END;

CREATE TRIGGER staffing_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, community, place, year, post, quota, quota_mark, actual,
    actual_mark, pay, pay_mark, trained, trained_mark
ON staffing
BEGIN SELECT RAISE(ABORT, 'the register is append-only: staffing'); END;

CREATE TRIGGER staffing_ends_once BEFORE UPDATE OF until_entry ON staffing WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: staffing'); END;

CREATE TRIGGER staffing_is_kept BEFORE DELETE ON staffing
BEGIN SELECT RAISE(ABORT, 'the register is append-only: staffing'); END;

CREATE TRIGGER work_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, date, community, duty, pieces, pieces_mark, minutes,
    minutes_mark
ON work
BEGIN SELECT RAISE(ABORT, 'the register is append-only: work'); END;

CREATE TRIGGER work_ends_once BEFORE UPDATE OF until_entry ON work WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: work'); END;

CREATE TRIGGER work_is_kept BEFORE DELETE ON work
BEGIN SELECT RAISE(ABORT, 'the register is append-only: work'); END;

CREATE TRIGGER standard_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, duty, unit, simple, simple_mark, medium, medium_mark, hard,
    hard_mark, grade, source, valid_from, valid_to
ON standard
BEGIN SELECT RAISE(ABORT, 'the register is append-only: standard'); END;

CREATE TRIGGER standard_ends_once BEFORE UPDATE OF until_entry ON standard WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: standard'); END;

CREATE TRIGGER standard_is_kept BEFORE DELETE ON standard
BEGIN SELECT RAISE(ABORT, 'the register is append-only: standard'); END;

CREATE TRIGGER parameter_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, name, value, unit, source, status, valid_from, valid_to
ON parameter
BEGIN SELECT RAISE(ABORT, 'the register is append-only: parameter'); END;

CREATE TRIGGER parameter_ends_once BEFORE UPDATE OF until_entry ON parameter WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: parameter'); END;

CREATE TRIGGER parameter_is_kept BEFORE DELETE ON parameter
BEGIN SELECT RAISE(ABORT, 'the register is append-only: parameter'); END;

CREATE TRIGGER survey_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, survey, date, community, place, question, answer, count,
    count_mark, respondents, respondents_mark
ON survey
BEGIN SELECT RAISE(ABORT, 'the register is append-only: survey'); END;

CREATE TRIGGER survey_ends_once BEFORE UPDATE OF until_entry ON survey WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: survey'); END;

CREATE TRIGGER survey_is_kept BEFORE DELETE ON survey
BEGIN SELECT RAISE(ABORT, 'the register is append-only: survey'); END;

CREATE TRIGGER review_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, date, community, department, grade, score, score_mark, comment
ON review
BEGIN SELECT RAISE(ABORT, 'the register is append-only: review'); END;

CREATE TRIGGER review_ends_once BEFORE UPDATE OF until_entry ON review WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: review'); END;

CREATE TRIGGER review_is_kept BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'the register is append-only: review'); END;

CREATE TRIGGER need_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, date, community, kind, what, urgency, handler, state,
    closed_on, result
ON need
BEGIN SELECT RAISE(ABORT, 'the register is append-only: need'); END;

CREATE TRIGGER need_ends_once BEFORE UPDATE OF until_entry ON need WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: need'); END;

CREATE TRIGGER need_is_kept BEFORE DELETE ON need
BEGIN SELECT RAISE(ABORT, 'the register is append-only: need'); END;

CREATE TRIGGER aside_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, header, value
ON aside
BEGIN SELECT RAISE(ABORT, 'the register is append-only: aside'); END;

CREATE TRIGGER aside_ends_once BEFORE UPDATE OF until_entry ON aside WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: aside'); END;

CREATE TRIGGER aside_is_kept BEFORE DELETE ON aside
BEGIN SELECT RAISE(ABORT, 'the register is append-only: aside'); END;
