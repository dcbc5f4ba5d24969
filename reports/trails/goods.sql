-- What duties cost communities besides time in the year, in fen as stated.
SELECT
    'cost' AS fact_table,
    id AS fact_id,
    sheet_id,
    row,
    goods AS amount,
    duty AS what,
    NULL AS who_kind,
    NULL AS who,
    CASE WHEN community IS NULL THEN 'place' ELSE 'community' END AS where_kind,
    COALESCE(community, place) AS where_code,
    CAST(year AS TEXT) AS date
FROM cost
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND year = $year
ORDER BY id
