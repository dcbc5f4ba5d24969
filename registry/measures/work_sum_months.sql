-- In how many months of $year a community recorded work, from the sums that entries keep.
SELECT community, $year AS year, COUNT(*) AS months
FROM work_month
WHERE substr(month, 1, 4) = CAST($year AS TEXT)
GROUP BY community
ORDER BY community
