-- The live work records of $year by duty as written and community, from the sums that entries keep.
SELECT duty, community, year, records, pieces, pieces_known, minutes, minutes_known
FROM work_sum
WHERE year = $year
ORDER BY duty, community
