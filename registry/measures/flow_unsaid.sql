-- The same of payments that name no duty, or no year: the duty is what their document means, the year that of the date.
-- needs: meant
WITH named AS (
    SELECT
        COALESCE(payment.duty, meant.duty) AS duty,
        COALESCE(payment.year, CAST(substr(payment.date, 1, 4) AS INTEGER)) AS year,
        payment.payer_kind,
        payment.payer,
        payment.receiver_kind,
        payment.receiver,
        payment.manner,
        payment.amount,
        payment.amount_mark,
        payment.kept_by
    FROM payment
    LEFT JOIN meant ON meant.document_number = payment.document_number
    WHERE payment.entry_id <= $known
        AND (payment.until_entry IS NULL OR payment.until_entry > $known)
        AND payment.date <= $as_of
        AND (payment.duty IS NULL OR payment.year IS NULL)
)
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
FROM named
GROUP BY duty, year, payer_kind, payer, receiver_kind, receiver, manner
ORDER BY
    COALESCE(duty, ''), year, payer_kind, payer, receiver_kind, receiver, COALESCE(manner, '')
