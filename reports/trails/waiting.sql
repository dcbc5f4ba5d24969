-- The requests filed up to today on which no decision was taken yet.
WITH last AS (
    SELECT
        request,
        state,
        ROW_NUMBER() OVER (PARTITION BY request ORDER BY id DESC) AS place
    FROM move
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
)
SELECT
    'request' AS fact_table,
    request.id AS fact_id,
    request.sheet_id,
    request.row,
    1 AS amount,
    request.name AS what,
    'department' AS who_kind,
    request.department AS who,
    NULL AS where_kind,
    NULL AS where_code,
    request.date
FROM request
LEFT JOIN last ON last.request = request.code AND last.place = 1
WHERE request.entry_id <= $known
    AND (request.until_entry IS NULL OR request.until_entry > $known)
    AND request.date <= $today
    AND COALESCE(last.state, 'filed') IN ('filed', 'returned', 'under_review')
ORDER BY request.date, request.id
