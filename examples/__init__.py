"""The fictitious city 示例市 and the published figures of Shiyan, written as real spreadsheets."""
