-- What a duty costs once, and which part of it would be done anyway. Closed sets are checked with OR, not IN (0001).

-- Costs are laid anew with further columns, which stand last, so that the digests of old ones stay what they are.

ALTER TABLE cost RENAME TO cost_before;

DROP INDEX cost_by_key;

DROP INDEX cost_by_until;

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
    goods         INTEGER CHECK (goods >= 0),        -- goods and services bought for it in the year, in fen
    goods_mark    TEXT CHECK (goods_mark = 'about' OR goods_mark = 'nearly' OR goods_mark = 'over' OR goods_mark = 'none' OR goods_mark = 'not_applicable'), -- how goods was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    savings       INTEGER CHECK (savings >= 0),      -- money it saves communities, in fen
    savings_mark  TEXT CHECK (savings_mark = 'about' OR savings_mark = 'nearly' OR savings_mark = 'over' OR savings_mark = 'none' OR savings_mark = 'not_applicable'), -- how savings was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    source        TEXT,                              -- where the figures come from
    one_off       INTEGER CHECK (one_off >= 0),      -- bought for it once, in that year and not again, in fen
    one_off_mark  TEXT CHECK (one_off_mark = 'about' OR one_off_mark = 'nearly' OR one_off_mark = 'over' OR one_off_mark = 'none' OR one_off_mark = 'not_applicable'), -- how one_off was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
    anyway        INTEGER CHECK (anyway BETWEEN 0 AND 10000), -- part of its hours and goods that would be there without it, in hundredths of a per cent
    anyway_mark   TEXT CHECK (anyway_mark = 'about' OR anyway_mark = 'nearly' OR anyway_mark = 'over' OR anyway_mark = 'none' OR anyway_mark = 'not_applicable') -- how anyway was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
) STRICT;

INSERT INTO cost (
    id, entry_id, until_entry, sheet_id, row, key, duty, community, place, year, goods, goods_mark,
    savings, savings_mark, source
)
SELECT
    id, entry_id, until_entry, sheet_id, row, key, duty, community, place, year, goods, goods_mark,
    savings, savings_mark, source
FROM cost_before;

DROP TABLE cost_before;

CREATE INDEX cost_by_key ON cost (key);

CREATE INDEX cost_by_until ON cost (until_entry) WHERE until_entry IS NOT NULL;

CREATE TRIGGER cost_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, duty, community, place, year, goods, goods_mark, savings,
    savings_mark, source, one_off, one_off_mark, anyway, anyway_mark
ON cost
BEGIN SELECT RAISE(ABORT, 'the register is append-only: cost'); END;

CREATE TRIGGER cost_ends_once BEFORE UPDATE OF until_entry ON cost WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: cost'); END;

CREATE TRIGGER cost_is_kept BEFORE DELETE ON cost
BEGIN SELECT RAISE(ABORT, 'the register is append-only: cost'); END;
