-- Money of the period that left departments, and money that reached communities, by the department that paid it.
SELECT
    payer AS department,
    SUM(amount) AS paid,
    COUNT(amount) AS paid_known,
    COUNT(*) AS payments,
    SUM(CASE WHEN receiver_kind = 'community' THEN amount ELSE 0 END) AS received
FROM payment
WHERE payer_kind = 'department'
    AND entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND date >= $first
    AND date < $after
GROUP BY payer
ORDER BY payer
