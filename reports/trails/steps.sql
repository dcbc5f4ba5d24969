-- The requests filed up to today that came to a state, each by the step that brought it there; the first of a request counts.
SELECT
    'move' AS fact_table,
    move.id AS fact_id,
    move.sheet_id,
    move.row,
    CASE WHEN ROW_NUMBER() OVER (PARTITION BY move.request ORDER BY move.id) = 1 THEN 1 ELSE 0 END AS amount,
    request.name AS what,
    'department' AS who_kind,
    request.department AS who,
    NULL AS where_kind,
    NULL AS where_code,
    move.date
FROM move
INNER JOIN request ON request.code = move.request
    AND request.entry_id <= $known
    AND (request.until_entry IS NULL OR request.until_entry > $known)
WHERE move.entry_id <= $known
    AND (move.until_entry IS NULL OR move.until_entry > $known)
    AND move.state = $state
    AND request.date <= $today
ORDER BY amount DESC, move.id
