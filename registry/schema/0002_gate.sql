-- The gate: requests, what became of them, and what follows from a decision. Closed sets are checked with OR, not IN (0001).

CREATE TABLE retirement (                            -- A duty that left an edition of the catalogue, and why
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    edition       TEXT NOT NULL, -- edition left
    code          TEXT NOT NULL, -- code
    cause         TEXT NOT NULL CHECK (cause = 'no_basis' OR cause = 'taken_back' OR cause = 'bought' OR cause = 'merged' OR cause = 'transferred' OR cause = 'expired' OR cause = 'duplicate'), -- cause
    goes_to       TEXT, -- into
    document_number TEXT, -- document number
    date          TEXT CHECK (date BETWEEN '1900-01' AND '2200-12-31'), -- date
    note          TEXT -- note
) STRICT;

CREATE INDEX retirement_by_key ON retirement (key);

CREATE INDEX retirement_by_until ON retirement (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE request (                               -- A department's request to add or change community work
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    code          TEXT, -- request
    date          TEXT CHECK (date BETWEEN '1900-01' AND '2200-12-31') NOT NULL, -- filed on
    department    TEXT NOT NULL, -- applicant
    level         TEXT CHECK (level = 'province' OR level = 'city' OR level = 'district' OR level = 'street'), -- level of the applicant
    type          TEXT NOT NULL CHECK (type = 'new' OR type = 'change' OR type = 'extension' OR type = 'reinstatement' OR type = 'end'), -- type of request
    subject       TEXT NOT NULL CHECK (subject = 'duty' OR subject = 'signboard' OR subject = 'form' OR subject = 'inspection' OR subject = 'survey' OR subject = 'training' OR subject = 'campaign' OR subject = 'body' OR subject = 'temporary'), -- subject
    name          TEXT NOT NULL, -- name
    duty          TEXT, -- existing duty
    class         TEXT, -- class
    reason        TEXT, -- reason
    basis         TEXT, -- basis
    basis_mark    TEXT CHECK (basis_mark = 'none' OR basis_mark = 'not_applicable'), -- 无 or / where there is none
    plan          INTEGER CHECK (plan = 0 OR plan = 1), -- plan attached: 1 yes, 0 no
    part          TEXT, -- the community's part
    starts        TEXT CHECK (starts BETWEEN '1900-01' AND '2200-12-31'), -- begins on
    ends          TEXT CHECK (ends BETWEEN '1900-01' AND '2200-12-31'), -- ends on
    review_on     TEXT CHECK (review_on BETWEEN '1900-01' AND '2200-12-31'), -- review on
    frequency     TEXT, -- how often, in canonical form, for example 2/month
    yearly_60     INTEGER CHECK (yearly_60 >= 0), -- occasions a year in sixtieths
    yearly_60_mark TEXT CHECK (yearly_60_mark = 'about' OR yearly_60_mark = 'nearly' OR yearly_60_mark = 'over' OR yearly_60_mark = 'none' OR yearly_60_mark = 'not_applicable'), -- how the occasions were written
    volume        INTEGER CHECK (volume >= 0), -- pieces a year
    volume_mark   TEXT CHECK (volume_mark = 'about' OR volume_mark = 'nearly' OR volume_mark = 'over' OR volume_mark = 'none' OR volume_mark = 'not_applicable'), -- how volume was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    minutes_each  INTEGER CHECK (minutes_each >= 0), -- time for each, in minutes
    minutes_each_mark TEXT CHECK (minutes_each_mark = 'about' OR minutes_each_mark = 'nearly' OR minutes_each_mark = 'over' OR minutes_each_mark = 'none' OR minutes_each_mark = 'not_applicable'), -- how minutes_each was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    community     TEXT, -- code of the community; NULL if it is for a whole place
    place         TEXT, -- code of the street, district or city all of whose communities it is for
    powers        TEXT, -- powers given
    powers_mark   TEXT CHECK (powers_mark = 'none' OR powers_mark = 'not_applicable'), -- 无 or / where there is none
    staff         INTEGER CHECK (staff >= 0), -- posts given
    staff_mark    TEXT CHECK (staff_mark = 'about' OR staff_mark = 'nearly' OR staff_mark = 'over' OR staff_mark = 'none' OR staff_mark = 'not_applicable'), -- how staff was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    training      TEXT, -- training given
    training_mark TEXT CHECK (training_mark = 'none' OR training_mark = 'not_applicable'), -- 无 or / where there is none
    premises      TEXT, -- premises and equipment used
    premises_mark TEXT CHECK (premises_mark = 'none' OR premises_mark = 'not_applicable'), -- 无 or / where there is none
    compensation  INTEGER CHECK (compensation >= 0), -- compensation for premises, in fen
    compensation_mark TEXT CHECK (compensation_mark = 'about' OR compensation_mark = 'nearly' OR compensation_mark = 'over' OR compensation_mark = 'none' OR compensation_mark = 'not_applicable'), -- how compensation was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    full_time     INTEGER CHECK (full_time = 0 OR full_time = 1), -- demands full-time staff: 1 yes, 0 no
    money         INTEGER CHECK (money >= 0), -- money, first year, in fen
    money_mark    TEXT CHECK (money_mark = 'about' OR money_mark = 'nearly' OR money_mark = 'over' OR money_mark = 'none' OR money_mark = 'not_applicable'), -- how money was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    money_2       INTEGER CHECK (money_2 >= 0), -- money, second year, in fen
    money_2_mark  TEXT CHECK (money_2_mark = 'about' OR money_2_mark = 'nearly' OR money_2_mark = 'over' OR money_2_mark = 'none' OR money_2_mark = 'not_applicable'), -- how money_2 was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    money_3       INTEGER CHECK (money_3 >= 0), -- money, third year, in fen
    money_3_mark  TEXT CHECK (money_3_mark = 'about' OR money_3_mark = 'nearly' OR money_3_mark = 'over' OR money_3_mark = 'none' OR money_3_mark = 'not_applicable'), -- how money_3 was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    goods         INTEGER CHECK (goods >= 0), -- goods a year, in fen
    goods_mark    TEXT CHECK (goods_mark = 'about' OR goods_mark = 'nearly' OR goods_mark = 'over' OR goods_mark = 'none' OR goods_mark = 'not_applicable'), -- how goods was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    money_source  TEXT CHECK (money_source = 'own' OR money_source = 'special' OR money_source = 'superior' OR money_source = 'lower'), -- source of the money
    budget_code   TEXT, -- budget code
    money_standard TEXT, -- money standard
    payment_dates TEXT, -- payment dates
    savings       INTEGER CHECK (savings = 0 OR savings = 1), -- savings counted: 1 yes, 0 no
    streets_heard INTEGER CHECK (streets_heard = 0 OR streets_heard = 1), -- streets heard: 1 yes, 0 no
    communities_heard INTEGER CHECK (communities_heard = 0 OR communities_heard = 1), -- communities heard: 1 yes, 0 no
    opinions      TEXT, -- opinions heard
    legality      INTEGER CHECK (legality = 0 OR legality = 1), -- legality review: 1 yes, 0 no
    exemption     TEXT CHECK (exemption = 'statutory' OR exemption = 'central' OR exemption = 'emergency' OR exemption = 'residents' OR exemption = 'asked' OR exemption = 'agreed'), -- exempt because
    regularised_by TEXT CHECK (regularised_by BETWEEN '1900-01' AND '2200-12-31'), -- to be regularised by
    fields        TEXT, -- fields to fill in
    position      TEXT CHECK (position = 'outside' OR position = 'inside'), -- where it hangs
    inspection    TEXT CHECK (inspection = 'comprehensive' OR inspection = 'special'), -- kind of inspection
    separate_inspection INTEGER CHECK (separate_inspection = 0 OR separate_inspection = 1), -- inspected on its own: 1 yes, 0 no
    veto          INTEGER CHECK (veto = 0 OR veto = 1), -- one-vote veto: 1 yes, 0 no
    pledge        INTEGER CHECK (pledge = 0 OR pledge = 1), -- pledge to be signed: 1 yes, 0 no
    paper         TEXT CHECK (paper = 'general' OR paper = 'special'), -- kind of paper
    characters    INTEGER CHECK (characters >= 0), -- characters of the paper
    characters_mark TEXT CHECK (characters_mark = 'about' OR characters_mark = 'nearly' OR characters_mark = 'over' OR characters_mark = 'none' OR characters_mark = 'not_applicable'), -- how characters was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    exchange      TEXT -- what goes in exchange
) STRICT;

CREATE INDEX request_by_key ON request (key);

CREATE INDEX request_by_until ON request (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE move (                                  -- A step of a request: filed, returned, decided, published …
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    request       TEXT NOT NULL, -- code of the request
    state         TEXT NOT NULL CHECK (state = 'draft' OR state = 'filed' OR state = 'returned' OR state = 'under_review' OR state = 'admitted' OR state = 'admitted_on_conditions' OR state = 'refused' OR state = 'bought_as_service' OR state = 'exempt' OR state = 'published' OR state = 'withdrawn' OR state = 'expired'), -- state that it reached
    date          TEXT CHECK (date BETWEEN '1900-01' AND '2200-12-31') NOT NULL, -- day of the step
    body          TEXT, -- who took the step: the deciding body, for a decision
    level         TEXT CHECK (level = 'province' OR level = 'city' OR level = 'district' OR level = 'street'), -- level of that body
    document_number TEXT, -- its document
    note          TEXT, -- conditions, reasons
    verdict       TEXT -- code of the verdict that lay before it
) STRICT;

CREATE INDEX move_by_key ON move (key);

CREATE INDEX move_by_until ON move (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE verdict (                               -- What vetting advised on a request, with what it was judged by
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    code          TEXT NOT NULL, -- number of the verdict
    request       TEXT NOT NULL, -- code of the request
    date          TEXT CHECK (date BETWEEN '1900-01' AND '2200-12-31') NOT NULL, -- day as of which it was judged
    verdict       TEXT NOT NULL CHECK (verdict = 'admit' OR verdict = 'admit_on_conditions' OR verdict = 'return' OR verdict = 'refuse' OR verdict = 'buy_service' OR verdict = 'exempt' OR verdict = 'undetermined'), -- the advice
    profile       TEXT NOT NULL, -- name of the rules of procedure
    request_digest TEXT NOT NULL, -- SHA-256 of the request as it was judged
    profile_digest TEXT NOT NULL, -- SHA-256 of the rules as they were
    records_digest TEXT NOT NULL, -- SHA-256 of the records that the checks read
    findings      TEXT NOT NULL -- the findings, a JSON array
) STRICT;

CREATE INDEX verdict_by_key ON verdict (key);

CREATE INDEX verdict_by_until ON verdict (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE waiver (                                -- A failed check that somebody answers for
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    request       TEXT NOT NULL, -- code of the request
    rule          TEXT NOT NULL, -- code of the check
    waived_by     TEXT NOT NULL, -- who waived it
    reason        TEXT NOT NULL, -- why
    date          TEXT CHECK (date BETWEEN '1900-01' AND '2200-12-31') NOT NULL, -- day
    until         TEXT CHECK (until BETWEEN '1900-01' AND '2200-12-31') -- first day on which the waiver no longer holds; NULL while open
) STRICT;

CREATE INDEX waiver_by_key ON waiver (key);

CREATE INDEX waiver_by_until ON waiver (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE admission (                             -- What a decision admitted: it is listed as a duty of the catalogue is
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    request       TEXT NOT NULL, -- code of the request
    code          TEXT NOT NULL, -- code of the duty
    name          TEXT NOT NULL, -- wording of the duty
    kind          TEXT NOT NULL CHECK (kind = 'own' OR kind = 'assist' OR kind = 'entrusted' OR kind = 'purchasable'), -- kind of duty
    class         TEXT, -- class
    department    TEXT NOT NULL, -- code of the department
    basis         TEXT, -- law or document on which it rests
    part          TEXT, -- the community's part in it
    community     TEXT, -- code of the community; NULL if for a whole place
    place         TEXT, -- code of the place for all of whose communities it holds
    body          TEXT NOT NULL, -- who decided
    document_number TEXT NOT NULL, -- document of the decision
    conditions    TEXT, -- conditions, as decided
    exempt        INTEGER NOT NULL CHECK (exempt = 0 OR exempt = 1), -- 1 where it needs no admission and is on the record only
    review_on     TEXT CHECK (review_on BETWEEN '1900-01' AND '2200-12-31'), -- day on which it is to be reviewed
    valid_from    TEXT CHECK (valid_from BETWEEN '1900-01' AND '2200-12-31'), -- day from which it holds
    valid_to      TEXT CHECK (valid_to BETWEEN '1900-01' AND '2200-12-31') -- first day on which it no longer holds; NULL while open
) STRICT;

CREATE INDEX admission_by_key ON admission (key);

CREATE INDEX admission_by_until ON admission (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE due (                                   -- Money that is due for a duty, from a decision or another document
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    request       TEXT, -- code of the request that it follows from
    duty          TEXT NOT NULL, -- code or name of the duty
    department    TEXT NOT NULL, -- code of the department that owes it
    community     TEXT, -- code of the community it is for; NULL if for a whole place
    place         TEXT, -- code of the place for whose communities it is
    year          INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2200), -- year for which it is due
    due_on        TEXT CHECK (due_on BETWEEN '1900-01' AND '2200-12-31'), -- day on which it is due
    amount        INTEGER CHECK (amount >= 0), -- amount in fen
    source        TEXT NOT NULL -- document from which it follows
) STRICT;

CREATE INDEX due_by_key ON due (key);

CREATE INDEX due_by_until ON due (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE decline (                               -- A demand without admission that a community or street declined
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    date          TEXT CHECK (date BETWEEN '1900-01' AND '2200-12-31') NOT NULL, -- came on
    community     TEXT, -- code of the community; NULL if it is for a whole place
    place         TEXT, -- code of the street, district or city all of whose communities it is for
    department    TEXT NOT NULL, -- department
    duty          TEXT NOT NULL, -- demand
    channel       TEXT CHECK (channel = 'document' OR channel = 'meeting' OR channel = 'chat' OR channel = 'app' OR channel = 'phone' OR channel = 'other'), -- channel
    document_number TEXT, -- document number
    declined_on   TEXT CHECK (declined_on BETWEEN '1900-01' AND '2200-12-31'), -- declined on
    answer        TEXT CHECK (answer = 'withdrawn' OR answer = 'applied' OR answer = 'insists'), -- the department's answer
    answered_on   TEXT CHECK (answered_on BETWEEN '1900-01' AND '2200-12-31') -- answered on
) STRICT;

CREATE INDEX decline_by_key ON decline (key);

CREATE INDEX decline_by_until ON decline (until_entry) WHERE until_entry IS NOT NULL;

CREATE INDEX move_by_request ON move (request);

CREATE INDEX request_by_code ON request (code);

-- What is written stays: no row is deleted, no column changed, but for the end of a live fact.

CREATE TRIGGER retirement_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, edition, code, cause, goes_to, document_number, date, note
ON retirement
BEGIN SELECT RAISE(ABORT, 'the register is append-only: retirement'); END;

CREATE TRIGGER retirement_ends_once BEFORE UPDATE OF until_entry ON retirement WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: retirement'); END;

CREATE TRIGGER retirement_is_kept BEFORE DELETE ON retirement
BEGIN SELECT RAISE(ABORT, 'the register is append-only: retirement'); END;

CREATE TRIGGER request_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, code, date, department, level, type, subject, name, duty,
    class, reason, basis, basis_mark, plan, part, starts, ends, review_on, frequency, yearly_60,
    yearly_60_mark, volume, volume_mark, minutes_each, minutes_each_mark, community, place,
    powers, powers_mark, staff, staff_mark, training, training_mark, premises, premises_mark,
    compensation, compensation_mark, full_time, money, money_mark, money_2, money_2_mark,
    money_3, money_3_mark, goods, goods_mark, money_source, budget_code, money_standard,
    payment_dates, savings, streets_heard, communities_heard, opinions, legality, exemption,
    regularised_by, fields, position, inspection, separate_inspection, veto, pledge, paper,
    characters, characters_mark, exchange
ON request
BEGIN SELECT RAISE(ABORT, 'the register is append-only: request'); END;

CREATE TRIGGER request_ends_once BEFORE UPDATE OF until_entry ON request WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: request'); END;

CREATE TRIGGER request_is_kept BEFORE DELETE ON request
BEGIN SELECT RAISE(ABORT, 'the register is append-only: request'); END;

CREATE TRIGGER move_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, request, state, date, body, level, document_number, note,
    verdict
ON move
BEGIN SELECT RAISE(ABORT, 'the register is append-only: move'); END;

CREATE TRIGGER move_ends_once BEFORE UPDATE OF until_entry ON move WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: move'); END;

CREATE TRIGGER move_is_kept BEFORE DELETE ON move
BEGIN SELECT RAISE(ABORT, 'the register is append-only: move'); END;

CREATE TRIGGER verdict_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, code, request, date, verdict, profile, request_digest,
    profile_digest, records_digest, findings
ON verdict
BEGIN SELECT RAISE(ABORT, 'the register is append-only: verdict'); END;

CREATE TRIGGER verdict_ends_once BEFORE UPDATE OF until_entry ON verdict WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: verdict'); END;

CREATE TRIGGER verdict_is_kept BEFORE DELETE ON verdict
BEGIN SELECT RAISE(ABORT, 'the register is append-only: verdict'); END;

CREATE TRIGGER waiver_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, request, rule, waived_by, reason, date, until
ON waiver
BEGIN SELECT RAISE(ABORT, 'the register is append-only: waiver'); END;

CREATE TRIGGER waiver_ends_once BEFORE UPDATE OF until_entry ON waiver WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: waiver'); END;

CREATE TRIGGER waiver_is_kept BEFORE DELETE ON waiver
BEGIN SELECT RAISE(ABORT, 'the register is append-only: waiver'); END;

CREATE TRIGGER admission_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, request, code, name, kind, class, department, basis, part,
    community, place, body, document_number, conditions, exempt, review_on, valid_from, valid_to
ON admission
BEGIN SELECT RAISE(ABORT, 'the register is append-only: admission'); END;

CREATE TRIGGER admission_ends_once BEFORE UPDATE OF until_entry ON admission WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: admission'); END;

CREATE TRIGGER admission_is_kept BEFORE DELETE ON admission
BEGIN SELECT RAISE(ABORT, 'the register is append-only: admission'); END;

CREATE TRIGGER due_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, request, duty, department, community, place, year, due_on,
    amount, source
ON due
BEGIN SELECT RAISE(ABORT, 'the register is append-only: due'); END;

CREATE TRIGGER due_ends_once BEFORE UPDATE OF until_entry ON due WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: due'); END;

CREATE TRIGGER due_is_kept BEFORE DELETE ON due
BEGIN SELECT RAISE(ABORT, 'the register is append-only: due'); END;

CREATE TRIGGER decline_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, date, community, place, department, duty, channel,
    document_number, declined_on, answer, answered_on
ON decline
BEGIN SELECT RAISE(ABORT, 'the register is append-only: decline'); END;

CREATE TRIGGER decline_ends_once BEFORE UPDATE OF until_entry ON decline WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: decline'); END;

CREATE TRIGGER decline_is_kept BEFORE DELETE ON decline
BEGIN SELECT RAISE(ABORT, 'the register is append-only: decline'); END;
