-- The money: payments with their year and manner, who else holds money, what is due by which standard, how lump sums
-- are split, what communities say they received, what duties cost. Closed sets are checked with OR, not IN (0001).

-- Payments are laid anew with further columns, which stand last, so that the digests of old ones stay what they are.

ALTER TABLE payment RENAME TO payment_before;

DROP INDEX payment_by_key;

DROP INDEX payment_by_until;

CREATE TABLE payment (                               -- Money moved from one holder to another
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    date          TEXT CHECK (date BETWEEN '1900-01' AND '2200-12-31') NOT NULL, -- day, or month where only the month is known
    payer         TEXT NOT NULL,                     -- code of the payer; the name where it is not in the register
    payer_kind    TEXT NOT NULL CHECK (payer_kind = 'department' OR payer_kind = 'place' OR payer_kind = 'community' OR payer_kind = 'treasury' OR payer_kind = 'supplier' OR payer_kind = 'other'), -- what the payer is
    receiver      TEXT NOT NULL,                     -- code of the receiver; the name where it is not in the register
    receiver_kind TEXT NOT NULL CHECK (receiver_kind = 'department' OR receiver_kind = 'place' OR receiver_kind = 'community' OR receiver_kind = 'treasury' OR receiver_kind = 'supplier' OR receiver_kind = 'other'), -- what the receiver is
    amount        INTEGER,                           -- amount in fen; below zero is a refund
    amount_mark   TEXT CHECK (amount_mark = 'about' OR amount_mark = 'nearly' OR amount_mark = 'over' OR amount_mark = 'none' OR amount_mark = 'not_applicable'), -- how amount was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    duty          TEXT,                              -- code or name of the duty as written
    document_number TEXT,                            -- document number
    budget_code   TEXT,                              -- budget code, for example 2080208
    year          INTEGER CHECK (year BETWEEN 1900 AND 2200), -- year whose money it is; NULL in registers of older versions: the year of the date
    manner        TEXT CHECK (manner = 'transfer' OR manner = 'in_kind' OR manner = 'refund' OR manner = 'withdrawn' OR manner = 'carried'), -- how it moved; NULL is a plain transfer; carried: kept by the same holder for the year stated
    kept_by       TEXT,                              -- code of the place that keeps the receiver's account, where it is pooled
    document_date TEXT CHECK (document_date BETWEEN '1900-01' AND '2200-12-31') -- date of the document
) STRICT;

INSERT INTO payment (
    id, entry_id, until_entry, sheet_id, row, key, date, payer, payer_kind, receiver, receiver_kind,
    amount, amount_mark, duty, document_number, budget_code
)
SELECT
    id, entry_id, until_entry, sheet_id, row, key, date, payer, payer_kind, receiver, receiver_kind,
    amount, amount_mark, duty, document_number, budget_code
FROM payment_before;

DROP TABLE payment_before;

CREATE INDEX payment_by_key ON payment (key);

CREATE INDEX payment_by_until ON payment (until_entry) WHERE until_entry IS NOT NULL;

-- All that balances read, in the order in which they group it: a million payments are summed in one pass over it.
CREATE INDEX payment_by_flow ON payment (
    duty, year, payer_kind, payer, receiver_kind, receiver, manner, date, amount, amount_mark, kept_by, entry_id, until_entry
);

-- The few payments that name no duty, or no year.
CREATE INDEX payment_unsaid ON payment (id) WHERE duty IS NULL OR year IS NULL;

CREATE TABLE holder (                                -- A treasury or supplier: who else holds public money
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    code          TEXT NOT NULL,                     -- short code; the name where none was given
    name          TEXT NOT NULL,                     -- full name
    type          TEXT NOT NULL CHECK (type = 'treasury' OR type = 'supplier'), -- what it is
    place         TEXT,                              -- code of the place whose treasury it is
    valid_from    TEXT CHECK (valid_from BETWEEN '1900-01' AND '2200-12-31'), -- day from which it holds; NULL if not stated
    valid_to      TEXT CHECK (valid_to BETWEEN '1900-01' AND '2200-12-31') -- first day on which it no longer holds; NULL while open
) STRICT;

CREATE INDEX holder_by_key ON holder (key);

CREATE INDEX holder_by_until ON holder (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE rate (                                  -- A money standard: what is due a year for a duty or purpose, by which document
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    name          TEXT NOT NULL,                     -- name of the money
    duty          TEXT,                              -- code or name of the duty; NULL where the money covers several, split by the table split
    department    TEXT,                              -- code of the department that owes it; NULL if not stated
    community     TEXT,                              -- code of the community it is for; NULL if for a whole place
    place         TEXT,                              -- code of the place for each of whose communities it is
    per           TEXT NOT NULL CHECK (per = 'household' OR per = 'resident' OR per = 'piece' OR per = 'community' OR per = 'lump' OR per = 'once'), -- what it is reckoned by; lump: a year for the whole scope; once: a single time
    amount        INTEGER,                           -- amount for each, in fen
    amount_mark   TEXT CHECK (amount_mark = 'about' OR amount_mark = 'nearly' OR amount_mark = 'over' OR amount_mark = 'none' OR amount_mark = 'not_applicable'), -- how amount was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    shares        TEXT,                              -- who bears which part, in canonical form, for example city:1,district:2.5
    amount_for    TEXT CHECK (amount_for = 'whole' OR amount_for = 'first'), -- whether amount is the whole or the part of the first who bears; NULL is the whole
    due_by        TEXT CHECK (due_by BETWEEN '01-01' AND '12-31'), -- day of the year by which it is due, as MM-DD; NULL is the end of the year
    status        TEXT CHECK (status = 'in_force' OR status = 'proposed' OR status = 'floor'), -- whether it holds, is only proposed, or is a floor; NULL is in force
    source        TEXT NOT NULL,                     -- document that sets it
    valid_from    TEXT CHECK (valid_from BETWEEN '1900-01' AND '2200-12-31'), -- day from which it holds; NULL if not stated
    valid_to      TEXT CHECK (valid_to BETWEEN '1900-01' AND '2200-12-31') -- first day on which it no longer holds; NULL while open
) STRICT;

CREATE INDEX rate_by_key ON rate (key);

CREATE INDEX rate_by_until ON rate (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE split (                                 -- How money that covers several duties is split among them
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    pot           TEXT NOT NULL,                     -- name of the money, or the document number under which it is paid
    duty          TEXT NOT NULL,                     -- code or name of a duty that it covers
    parts         INTEGER NOT NULL CHECK (parts >= 0), -- parts of the whole that go to the duty, in hundredths of a part
    parts_mark    TEXT CHECK (parts_mark = 'about' OR parts_mark = 'nearly' OR parts_mark = 'over' OR parts_mark = 'none' OR parts_mark = 'not_applicable'), -- how parts was written
    rule          TEXT,                              -- by what it is split
    source        TEXT                               -- document that says so
) STRICT;

CREATE INDEX split_by_key ON split (key);

CREATE INDEX split_by_until ON split (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE statement (                             -- What a community or street itself says it received
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    date          TEXT CHECK (date BETWEEN '1900-01' AND '2200-12-31') NOT NULL, -- day up to which it was counted
    community     TEXT,                              -- code of the community; NULL if a place states it
    place         TEXT,                              -- code of the street or district that states it
    year          INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2200), -- year whose money it is
    duty          TEXT,                              -- code or name of the duty; NULL for all duties together
    amount        INTEGER,                           -- amount received, in fen
    amount_mark   TEXT CHECK (amount_mark = 'about' OR amount_mark = 'nearly' OR amount_mark = 'over' OR amount_mark = 'none' OR amount_mark = 'not_applicable'), -- how amount was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    note          TEXT                               -- note
) STRICT;

CREATE INDEX statement_by_key ON statement (key);

CREATE INDEX statement_by_until ON statement (until_entry) WHERE until_entry IS NOT NULL;

CREATE TABLE cost (                                  -- What a duty costs communities besides time, and what it saves them
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    duty          TEXT NOT NULL,                     -- code or name of the duty
    community     TEXT,                              -- code of the community; NULL if for a whole place
    place         TEXT,                              -- code of the place for all of whose communities together it is
    year          INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2200), -- year
    goods         INTEGER CHECK (goods >= 0),        -- goods and services bought for it, in fen
    goods_mark    TEXT CHECK (goods_mark = 'about' OR goods_mark = 'nearly' OR goods_mark = 'over' OR goods_mark = 'none' OR goods_mark = 'not_applicable'), -- how goods was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    savings       INTEGER CHECK (savings >= 0),      -- money it saves communities, in fen
    savings_mark  TEXT CHECK (savings_mark = 'about' OR savings_mark = 'nearly' OR savings_mark = 'over' OR savings_mark = 'none' OR savings_mark = 'not_applicable'), -- how savings was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    source        TEXT                               -- where the figures come from
) STRICT;

CREATE INDEX cost_by_key ON cost (key);

CREATE INDEX cost_by_until ON cost (until_entry) WHERE until_entry IS NOT NULL;

-- What is written stays: no row is deleted, no column changed, but for the end of a live fact.

CREATE TRIGGER payment_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, date, payer, payer_kind, receiver, receiver_kind, amount,
    amount_mark, duty, document_number, budget_code, year, manner, kept_by, document_date
ON payment
BEGIN SELECT RAISE(ABORT, 'the register is append-only: payment'); END;

CREATE TRIGGER payment_ends_once BEFORE UPDATE OF until_entry ON payment WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: payment'); END;

CREATE TRIGGER payment_is_kept BEFORE DELETE ON payment
BEGIN SELECT RAISE(ABORT, 'the register is append-only: payment'); END;

CREATE TRIGGER holder_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, code, name, type, place, valid_from, valid_to
ON holder
BEGIN SELECT RAISE(ABORT, 'the register is append-only: holder'); END;

CREATE TRIGGER holder_ends_once BEFORE UPDATE OF until_entry ON holder WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: holder'); END;

CREATE TRIGGER holder_is_kept BEFORE DELETE ON holder
BEGIN SELECT RAISE(ABORT, 'the register is append-only: holder'); END;

CREATE TRIGGER rate_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, name, duty, department, community, place, per, amount,
    amount_mark, shares, amount_for, due_by, status, source, valid_from, valid_to
ON rate
BEGIN SELECT RAISE(ABORT, 'the register is append-only: rate'); END;

CREATE TRIGGER rate_ends_once BEFORE UPDATE OF until_entry ON rate WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: rate'); END;

CREATE TRIGGER rate_is_kept BEFORE DELETE ON rate
BEGIN SELECT RAISE(ABORT, 'the register is append-only: rate'); END;

CREATE TRIGGER split_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, pot, duty, parts, parts_mark, rule, source
ON split
BEGIN SELECT RAISE(ABORT, 'the register is append-only: split'); END;

CREATE TRIGGER split_ends_once BEFORE UPDATE OF until_entry ON split WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: split'); END;

CREATE TRIGGER split_is_kept BEFORE DELETE ON split
BEGIN SELECT RAISE(ABORT, 'the register is append-only: split'); END;

CREATE TRIGGER statement_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, date, community, place, year, duty, amount, amount_mark, note
ON statement
BEGIN SELECT RAISE(ABORT, 'the register is append-only: statement'); END;

CREATE TRIGGER statement_ends_once BEFORE UPDATE OF until_entry ON statement WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: statement'); END;

CREATE TRIGGER statement_is_kept BEFORE DELETE ON statement
BEGIN SELECT RAISE(ABORT, 'the register is append-only: statement'); END;

CREATE TRIGGER cost_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, duty, community, place, year, goods, goods_mark, savings,
    savings_mark, source
ON cost
BEGIN SELECT RAISE(ABORT, 'the register is append-only: cost'); END;

CREATE TRIGGER cost_ends_once BEFORE UPDATE OF until_entry ON cost WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: cost'); END;

CREATE TRIGGER cost_is_kept BEFORE DELETE ON cost
BEGIN SELECT RAISE(ABORT, 'the register is append-only: cost'); END;
