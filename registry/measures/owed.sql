-- For a department, for every duty with money due up to the day: what is due, what the department paid, since when.
-- Money promised in push-downs counts where no decision or document says what is due: by the day on which the work is to
-- be done, or where no day is set, by the end of the year. A duty may be written by its code,
-- its name or another name of it.
-- needs: wording
WITH due_sum AS (
    SELECT
        COALESCE(wording.code, due.duty) AS duty,
        MIN(due.duty) AS name,
        SUM(due.amount) AS due,
        MIN(due.due_on) AS since,
        MIN(due.source) AS source
    FROM due
    LEFT JOIN wording ON wording.wording = due.duty
    WHERE due.entry_id <= $known
        AND (due.until_entry IS NULL OR due.until_entry > $known)
        AND due.department = $department
        AND due.amount IS NOT NULL
        AND COALESCE(due.due_on, due.year || '-12-31') <= $as_of
    GROUP BY COALESCE(wording.code, due.duty)
),
promised AS (
    SELECT
        COALESCE(wording.code, pushdown.duty) AS duty,
        MIN(pushdown.duty) AS name,
        SUM(pushdown.promised) AS due,
        MIN(COALESCE(pushdown.deadline, substr(pushdown.date, 1, 4) || '-12-31')) AS since,
        MIN(pushdown.document_number) AS source
    FROM pushdown
    LEFT JOIN wording ON wording.wording = pushdown.duty
    WHERE pushdown.entry_id <= $known
        AND (pushdown.until_entry IS NULL OR pushdown.until_entry > $known)
        AND pushdown.department = $department
        AND pushdown.promised > 0
        AND COALESCE(pushdown.deadline, substr(pushdown.date, 1, 4) || '-12-31') <= $as_of
    GROUP BY COALESCE(wording.code, pushdown.duty)
),
owing AS (
    SELECT duty, name, due, since, source FROM due_sum
    UNION ALL
    SELECT promised.duty, promised.name, promised.due, promised.since, promised.source
    FROM promised
    LEFT JOIN due_sum ON due_sum.duty = promised.duty
    WHERE due_sum.duty IS NULL
),
paid AS (
    SELECT COALESCE(wording.code, payment.duty) AS duty, SUM(payment.amount) AS paid
    FROM payment
    LEFT JOIN wording ON wording.wording = payment.duty
    WHERE payment.entry_id <= $known
        AND (payment.until_entry IS NULL OR payment.until_entry > $known)
        AND payment.payer = $department
        AND payment.payer_kind = 'department'
        AND payment.duty IS NOT NULL
        AND payment.date <= $as_of
    GROUP BY COALESCE(wording.code, payment.duty)
)
SELECT
    $department AS department,
    owing.name AS duty,
    owing.due,
    COALESCE(paid.paid, 0) AS paid,
    owing.since,
    COALESCE(owing.source, '') AS source
FROM owing
LEFT JOIN paid ON paid.duty = owing.duty
ORDER BY owing.duty
