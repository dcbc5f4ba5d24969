-- Payments up to $as_of that name a duty and a year, summed by the duty as written, the year whose money it is, who paid,
-- who received, and in what manner.
SELECT
    duty,
    year,
    payer_kind,
    payer,
    receiver_kind,
    receiver,
    manner,
    SUM(amount) AS amount,
    COUNT(*) AS payments,
    COUNT(amount) AS known,
    COUNT(CASE WHEN amount_mark IN ('about', 'nearly', 'over') THEN 1 END) AS about,
    SUM(CASE WHEN amount < 0 THEN amount ELSE 0 END) AS below_zero,
    SUM(CASE WHEN kept_by IS NOT NULL THEN amount ELSE 0 END) AS kept
FROM payment
WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
    AND date <= $as_of
    AND duty IS NOT NULL
    AND year IS NOT NULL
GROUP BY duty, year, payer_kind, payer, receiver_kind, receiver, manner
ORDER BY duty, year, payer_kind, payer, receiver_kind, receiver, manner
