-- Money that came to departments, places and others up to $as_of, by duty as written (or as its document means), year and
-- day: what is still held is what came last.
-- needs: meant
WITH moved AS (
    SELECT
        duty,
        COALESCE(year, CAST(substr(date, 1, 4) AS INTEGER)) AS year,
        receiver_kind AS holder_kind,
        receiver AS holder,
        date,
        amount
    FROM payment
    WHERE entry_id <= $known AND (until_entry IS NULL OR until_entry > $known)
        AND date <= $as_of
        AND receiver_kind <> 'community'
        AND receiver_kind <> 'supplier'
        AND duty IS NOT NULL
    UNION ALL
    SELECT
        meant.duty,
        COALESCE(payment.year, CAST(substr(payment.date, 1, 4) AS INTEGER)),
        payment.receiver_kind,
        payment.receiver,
        payment.date,
        payment.amount
    FROM payment
    INNER JOIN meant ON meant.document_number = payment.document_number
    WHERE payment.entry_id <= $known
        AND (payment.until_entry IS NULL OR payment.until_entry > $known)
        AND payment.date <= $as_of
        AND receiver_kind <> 'community'
        AND receiver_kind <> 'supplier'
        AND (payment.duty IS NULL OR payment.year IS NULL)
        AND payment.duty IS NULL
)
SELECT duty, year, holder_kind, holder, date, SUM(amount) AS amount
FROM moved
GROUP BY duty, year, holder_kind, holder, date
ORDER BY duty, year, holder_kind, holder, date
