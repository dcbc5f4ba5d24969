-- The code of every way in which a duty may be written: its name, or another name of it.
-- materialise
SELECT wording, MIN(code) AS code
FROM (
    SELECT name AS wording, code
    FROM duty
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
    UNION
    SELECT name, code
    FROM admission
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
    UNION
    SELECT name, code
    FROM alias
    WHERE kind = 'duty' AND entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
) AS named
GROUP BY wording
