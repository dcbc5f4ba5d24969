-- Payments up to $as_of that look like one entered twice: the same day, payer, receiver, amount, duty, year and manner,
-- and not each under a document number of its own.
SELECT
    date,
    payer_kind,
    payer,
    receiver_kind,
    receiver,
    amount,
    duty,
    year,
    COUNT(*) AS payments,
    MIN(id) AS first_id,
    MAX(id) AS last_id
FROM payment
WHERE entry_id <= $known
    AND (until_entry IS NULL OR until_entry > $known)
    AND date <= $as_of
    AND amount IS NOT NULL
GROUP BY date, payer_kind, payer, receiver_kind, receiver, amount, duty, year, manner
HAVING COUNT(*) > 1 AND COUNT(DISTINCT document_number) < COUNT(*)
ORDER BY date, payer, receiver, amount, COALESCE(duty, ''), COALESCE(year, 0), MIN(id)
