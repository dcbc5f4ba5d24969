-- The settings of the calculation that hold on the day of the report, each as written; their number is counted.
SELECT
    'parameter' AS fact_table,
    id AS fact_id,
    sheet_id,
    row,
    1 AS amount,
    name || ' ' || value || ' ' || COALESCE(unit, '') AS what,
    NULL AS who_kind,
    NULL AS who,
    NULL AS where_kind,
    NULL AS where_code,
    valid_from AS date
FROM parameter
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND (valid_from IS NULL OR valid_from <= $as_of)
    AND (valid_to IS NULL OR valid_to > $as_of)
ORDER BY name, id
