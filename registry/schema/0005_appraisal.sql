-- The yearly appraisal of the people of communities: how many got which grade. Closed sets are checked with OR, not IN (0001).

CREATE TABLE appraisal (                             -- How many people of a community got a grade in the yearly appraisal
    id            INTEGER PRIMARY KEY,               -- number of the fact; facts of one entry follow one another
    entry_id      INTEGER NOT NULL REFERENCES entry (id), -- the entry that made it known
    until_entry   INTEGER REFERENCES entry (id),     -- the entry that superseded or undid it; NULL while it is live
    sheet_id      INTEGER REFERENCES sheet (id),     -- the sheet it was read from; NULL if typed on a terminal
    row           INTEGER,                           -- its row in that sheet, counted from 1
    key           INTEGER NOT NULL,                  -- digest of what makes it the same fact in a later file
    community     TEXT,                              -- code of the community; NULL if the figure is for a whole place
    place         TEXT,                              -- code of the place
    year          INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2200), -- year that was appraised
    post          TEXT,                              -- post: 两委, 专职, 网格员 …; NULL if for all posts together
    grade         TEXT NOT NULL CHECK (grade = 'excellent' OR grade = 'competent' OR grade = 'basic' OR grade = 'incompetent'), -- grade: 优秀, 称职, 基本称职, 不称职
    count         INTEGER CHECK (count >= 0),        -- how many people got it
    count_mark    TEXT CHECK (count_mark = 'about' OR count_mark = 'nearly' OR count_mark = 'over' OR count_mark = 'none' OR count_mark = 'not_applicable') -- how count was written: 约, 近, 余/以上, 无, /; NULL where plain or unknown
) STRICT;

CREATE INDEX appraisal_by_key ON appraisal (key);

CREATE INDEX appraisal_by_until ON appraisal (until_entry) WHERE until_entry IS NOT NULL;

-- What is written stays: no row is deleted, no column changed, but for the end of a live fact.

CREATE TRIGGER appraisal_stays BEFORE UPDATE OF
    id, entry_id, sheet_id, row, key, community, place, year, post, grade, count, count_mark
ON appraisal
BEGIN SELECT RAISE(ABORT, 'the register is append-only: appraisal'); END;

CREATE TRIGGER appraisal_ends_once BEFORE UPDATE OF until_entry ON appraisal WHEN OLD.until_entry IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the register is append-only: appraisal'); END;

CREATE TRIGGER appraisal_is_kept BEFORE DELETE ON appraisal
BEGIN SELECT RAISE(ABORT, 'the register is append-only: appraisal'); END;
