-- What decisions in force on the day of the report added to an edition of the catalogue that does not list it itself.
WITH line AS (
    SELECT code, name
    FROM duty
    WHERE edition = $edition AND entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
)
SELECT
    'admission' AS fact_table,
    id AS fact_id,
    sheet_id,
    row,
    1 AS amount,
    name AS what,
    'department' AS who_kind,
    department AS who,
    CASE WHEN community IS NULL THEN 'place' ELSE 'community' END AS where_kind,
    COALESCE(community, place) AS where_code,
    valid_from AS date
FROM admission
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND exempt = 0
    AND COALESCE(valid_from, '') <= $as_of
    AND COALESCE(valid_to, '9999') > $as_of
    AND code NOT IN (SELECT code FROM line)
    AND name NOT IN (SELECT name FROM line)
    AND code NOT IN (SELECT name FROM line)
    AND name NOT IN (SELECT code FROM line)
ORDER BY code, id
