-- The rectification ledger: which unit puts right which finding, by when, and with what result.

CREATE TABLE rectification (                         -- A problem that a unit is to put right, or has put right
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    code          TEXT NOT NULL, -- key of the finding, as WT-3F9A01BC; or a number of the office's own
    unit          TEXT NOT NULL, -- unit that puts it right, as written
    what          TEXT NOT NULL, -- what is wrong
    target        TEXT, -- what is to be reached
    assigned_on   TEXT CHECK (assigned_on BETWEEN '1900-01' AND '2200-12-31'), -- day it was handed to the unit
    deadline      TEXT CHECK (deadline BETWEEN '1900-01' AND '2200-12-31'), -- last day; NULL if none is set
    state         TEXT CHECK (state = 'open' OR state = 'done' OR state = 'lasting'), -- state: being put right, put right, a lasting task; NULL if not stated
    closed_on     TEXT CHECK (closed_on BETWEEN '1900-01' AND '2200-12-31'), -- day it was put right
    result        TEXT -- what was done
) STRICT;

CREATE INDEX rectification_by_key ON rectification (key);

CREATE INDEX rectification_by_until ON rectification (until_entry) WHERE until_entry IS NOT NULL;

-- What is written stays: no row is deleted, no column changed, but for the end of a live fact.

CREATE TRIGGER rectification_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, code, unit, what, target, assigned_on, deadline, state, closed_on, result
ON rectification
BEGIN SELECT RAISE(ABORT, 'the register is append-only: rectification'); END;

CREATE TRIGGER rectification_ends_once BEFORE UPDATE OF until_entry ON rectification WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: rectification'); END;

CREATE TRIGGER rectification_is_kept BEFORE DELETE ON rectification
BEGIN SELECT RAISE(ABORT, 'the register is append-only: rectification'); END;
