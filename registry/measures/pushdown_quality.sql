-- How much of the period's push-downs is known or written as about, by column; one row.
-- needs: reached around
SELECT
    COUNT(*) AS cells,
    COUNT(pushdown.document_number) AS document_number,
    COUNT(pushdown.volume) AS volume,
    COUNT(CASE WHEN pushdown.volume_mark IN ('about', 'nearly', 'over') THEN 1 END) AS volume_about,
    COUNT(CASE WHEN pushdown.promised IS NOT NULL OR pushdown.promised_mark IS NOT NULL THEN 1 END) AS promised,
    COUNT(CASE WHEN pushdown.promised_mark IN ('about', 'nearly', 'over') THEN 1 END) AS promised_about
FROM pushdown
WHERE pushdown.entry_id <= $known
    AND (pushdown.until_entry IS NULL OR pushdown.until_entry > $known)
    AND pushdown.date >= $first
    AND pushdown.date < $after
    AND pushdown.date <= $as_of
    AND (
        $everywhere = 1
        OR pushdown.community IN (SELECT code FROM reached)
        OR pushdown.place IN (SELECT place FROM around)
    )
