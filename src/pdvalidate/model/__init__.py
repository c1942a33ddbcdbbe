"""The words of the house as frozen data: forms, rules, returns, reports. It imports nothing of ours."""
