"""What findings mean, in English."""

from __future__ import annotations

from collections.abc import Mapping

from pdvalidate.messages.explaining import Explanation, as_sentences

_STRUCTURE: Mapping[str, Explanation] = {
    "sheet-missing": Explanation(
        "A sheet on which the form has figures is not in the workbook, or has another name.",
        "The form has its members on the sheet “Biểu 1”; the workbook has “Sheet1” and “Sheet2” only.",
        "Rename the sheet that holds these figures as the form names it, or add it.",
    ),
    "column-missing": Explanation(
        "The heading of a column was not found in the table, so its figures could not be read.",
        "The form has the heading “Học sinh”; in the workbook stands “HS”.",
        "Write the heading as it stands on the printed form. Levels that stand above it count too.",
    ),
    "column-duplicate": Explanation(
        "Two columns of one table have the same heading. Taking either would be a guess, so neither is taken.",
        "“Sinh viên” stands in E5 and again in H5, where last year's figures were pasted.",
        "Remove the column that does not belong to the form, or correct its heading.",
    ),
    "row-missing": Explanation(
        "A row that the form names is not in the table. A missing row is not 0: sums that need it are undecided.",
        "The form has rows for 11 kinds of organisation; the row “9. Công an” was deleted.",
        "Add the row with its label as printed. Where there is nothing to report, enter 0.",
    ),
    "row-duplicate": Explanation(
        "A row that may stand in the table once stands there more often.",
        "“Huyện Tri Tôn” stands in row 12 and in row 19.",
        "Keep the row that is right and delete the other; or correct its label, if it is another row's.",
    ),
    "row-mismatch": Explanation(
        "The label of a row says one thing and its code another.",
        "The row has the code 80 of Long An and the label “Tiền Giang”.",
        "Correct the label or the code, and make sure that the figures are those of this row.",
    ),
    "row-unexpected": Explanation(
        "A row has figures, and its label is none that the form or its list knows here.",
        "“Dầu khí” stands in a list that takes provinces only.",
        "Correct the label where it is a slip. Else move the figures to the row where they belong.",
    ),
    "key-missing": Explanation(
        "A row has figures and no label. Nobody can tell whose they are, so rules over all rows are undecided.",
        "Row 15 has 12 and 30, and its first column is blank.",
        "Write the label. If these are notes beside the table, move them below it or delete them.",
    ),
    "combination-missing": Explanation(
        "The form wants a row for every combination of its labels, and one of them is not there.",
        "There is “Nam, 2021” and “Nữ, 2021” and “Nam, 2022”, but no “Nữ, 2022”.",
        "Add the row. Where there is nothing to report, enter 0.",
    ),
    "sheet-unexpected": Explanation(
        "The workbook has a sheet that the form does not know. It is not read; nothing on it is checked.",
        "Beside “Biểu 1” there is a sheet “nháp”.",
        "Nothing has to be done. If figures of the form stand there, move them to the form's own sheet.",
    ),
    "sheet-decoded": Explanation(
        "A sheet was typed in a font from before Unicode (.VnTime: TCVN3, VNI-Times: VNI). Its headings were known "
        "only after its letters had been translated, so the whole sheet was read that way. The file is not changed.",
        "The cell holds “§¬n vÞ”, which .VnTime shows as “Đơn vị”.",
        "Nothing has to be done. Texts in the report are shown in Unicode.",
    ),
    "column-unexpected": Explanation(
        "The table has a column that the form does not know. It is not read; nothing in it is checked.",
        "A column “Ghi chú” was added on the right.",
        "Nothing has to be done. If it is one of the form's columns, write its heading as printed.",
    ),
    "row-empty": Explanation(
        "A row has a label and not one figure.",
        "“Huyện Tri Tôn” stands in A12, and B12 to G12 are blank.",
        "If there is nothing to report, enter 0. If the row is not needed, leave it.",
    ),
    "row-unused": Explanation(
        "A row has no label and only zeros, as prepared rows have. It is not read.",
        "Below the last district, row 25 has no label, and its formulas give 0.",
        "Nothing has to be done.",
    ),
}

_VALUES: Mapping[str, Explanation] = {
    "value-missing": Explanation(
        "A cell that must hold a figure is blank. Blank means unknown, not 0.",
        "B12 is blank; all other districts have a figure.",
        "Enter the figure. Where there is nothing to report, enter 0.",
    ),
    "value-unreadable": Explanation(
        "The cell holds a text that is no number, where a number belongs.",
        "“khoảng 50” stands in C9.",
        "Type the number in digits and nothing else; put remarks elsewhere.",
    ),
    "value-type": Explanation(
        "What stands in the cell is of another kind than its column takes.",
        "12.5 stands in a column of whole numbers; a date stands where a count belongs.",
        "Check the cell, and type what the column takes. Dates appear where Excel took 1/2 for a day.",
    ),
    "value-range": Explanation(
        "A figure is below the least or above the greatest value that the form allows here.",
        "A percentage of 670 stands in a column that ends at 100.",
        "Check for a slipped decimal mark or a digit too many, and correct the figure.",
    ),
    "value-code": Explanation(
        "A text is none of the values that may stand here.",
        "“Đạt yêu cầu” stands where “Tốt”, “Khá” or “Kém” is to be chosen.",
        "Choose one of the allowed values, written as in the list.",
    ),
    "value-pattern": Explanation(
        "A text is not written the way the form prescribes.",
        "“2022-7” stands where “07/2022” is wanted.",
        "Write it as the form prescribes.",
    ),
    "value-duplicate": Explanation(
        "A value that may occur once in its column occurs again.",
        "The card number 083012345 stands in rows 8 and 31.",
        "Find out which of the rows is right, and correct the other.",
    ),
    "dot-as-decimal": Explanation(
        "A count that is not whole becomes whole when multiplied by 1000: Excel took the dot that groups digits for a "
        "decimal mark. Sums do not show this when all figures slipped alike.",
        "2.048 was typed for two thousand and forty-eight; the cell holds 2.048, a little more than two.",
        "Type the figure again without dot or comma.",
    ),
    "number-as-text": Explanation(
        "A number is stored as text. It was read, but Excel leaves it out of its own sums.",
        "“1.288.256” stands left-aligned in B7, and SUM(B7:B9) ignores it.",
        "Type it again as a number, without dots, spaces or marks.",
    ),
    "error-cell": Explanation(
        "The cell shows an error of Excel, so it has no figure, and rules that need it are undecided.",
        "#DIV/0! in D9, because C9 is 0.",
        "Correct the formula, or type the figure. Errors often come from a blank cell that the formula uses.",
    ),
    "formula-without-value": Explanation(
        "The cell holds a formula and no saved result, as workbooks do that a program wrote.",
        "B29 holds =SUM(B8:B28), and the file says nothing of what it comes to.",
        "Open the workbook in Excel, save it, and send it again.",
    ),
}

_IDENTITY: Mapping[str, Explanation] = {
    "unit-unknown": Explanation(
        "The name of the unit that reports is none of the list of units on the day of the report.",
        "“An Giangg” for “An Giang”; or the name of a province that was merged before.",
        "Write the name as it stands in the list.",
    ),
    "unit-missing": Explanation(
        "The workbook does not say whose return it is.",
        "Beside “Đơn vị báo cáo:” the cell is blank.",
        "Write the unit's name beside its label.",
    ),
    "unit-mismatch": Explanation(
        "Two places of the workbook name different units. Often the file was copied from another unit.",
        "“Biểu 1” says An Giang, “Biểu 5” says Kiên Giang.",
        "Correct the one that is wrong, and make sure that the figures are this unit's.",
    ),
    "period-missing": Explanation(
        "The workbook does not say which period it reports on.",
        "Beside “Kỳ báo cáo:” the cell is blank.",
        "Write the period beside its label.",
    ),
    "period-mismatch": Explanation(
        "Two places of the workbook name different periods. Often the file was copied from last year's.",
        "The title says 2022, the heading of a column says 2021.",
        "Correct the one that is wrong, and make sure that the figures are this period's.",
    ),
    "return-missing": Explanation(
        "A unit whose return is expected has sent none. Sums over all units are undecided until it comes.",
        "22 returns are expected; that of Bạc Liêu is not in the folder.",
        "Ask the unit for its return, or correct the unit's name in the workbook that should be its.",
    ),
    "return-double": Explanation(
        "There are several returns of one unit, form and period. Which one counts is not guessed.",
        "can-tho.xlsx and can-tho (2).xlsx are both of Cần Thơ, 2022.",
        "Keep the one that counts and take the other out of the folder.",
    ),
    "return-unexpected": Explanation(
        "A return is of a unit, period or form that the collection does not expect.",
        "A return of Hà Nội lies among those of the southern provinces; or one of 2021 among those of 2022.",
        "Check unit, period and form in the workbook; if it does not belong here, take it out of the folder.",
    ),
    "return-other-period": Explanation(
        "A return of an expected unit is of another period than the collection.",
        "A return of 2023 lies among those of 2022. Earlier ones are notes only: rules may compare with them.",
        "Check the period in the workbook; if it is right, take the file out of the folder.",
    ),
    "return-other-edition": Explanation(
        "A return was made on an edition of the form that is not valid in its period.",
        "A unit fills last year's form in for this year.",
        "Ask for the return on the valid edition. Until then it is judged by the edition that it is of.",
    ),
}

SENTENCES: Mapping[str, str] = as_sentences({**_STRUCTURE, **_VALUES, **_IDENTITY})
