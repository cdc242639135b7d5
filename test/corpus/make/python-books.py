"""Workbooks by openpyxl, XlsxWriter and xlwt (Debian: python3-openpyxl, python3-xlsxwriter, python3-xlwt).

python-books.py FOLDER writes them there.
"""

import datetime
import sys
from pathlib import Path

import openpyxl
import xlsxwriter
import xlwt
from openpyxl.styles import Alignment, Font, PatternFill

FOLDER = Path(sys.argv[1])
WHEN = datetime.datetime(2026, 1, 12, 6, 30)


def saved(book, name):
    book.properties.created = book.properties.modified = WHEN
    book.save(FOLDER / name)


def written(name, options=None):
    book = xlsxwriter.Workbook(FOLDER / name, options or {})
    book.set_properties({"created": WHEN})
    return book


def night_manager():
    """A list with its logo rows, colours, merged floors, a remark and a line to sign on."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Rooms 2026"
    sheet["A1"] = "LARKSPUR GRAND HOTEL"
    sheet.merge_cells("A1:E1")
    sheet["A1"].font = Font(size=20, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet["A2"] = "Room and telephone list, status January 2026"
    sheet.merge_cells("A2:E2")
    head = ["Floor", "Room", "Room type", "Ext.", "Remarks"]
    for at, text in enumerate(head, 1):
        cell = sheet.cell(row=4, column=at, value=text)
        cell.fill = PatternFill("solid", fgColor="1F4E78")
        cell.font = Font(color="FFFFFF", bold=True)
    row = 5
    for floor in (1, 2, 3):
        first = row
        for room in range(1, 5):
            number = floor * 100 + room
            sheet.cell(row=row, column=2, value=number)
            sheet.cell(row=row, column=3, value="King" if room % 2 else "Twin")
            sheet.cell(row=row, column=4, value=7000 + number)
            row += 1
        sheet.cell(row=first, column=1, value=f"Floor {floor}")
        sheet.merge_cells(start_row=first, end_row=row - 1, start_column=1, end_column=1)
    sheet["E7"] = "phone moved to desk"
    sheet["C12"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["A18"] = "Yellow rooms are being renovated until March."
    sheet["A20"] = "Signature: ______________________"
    sheet["D20"] = "Date: __________"
    sheet.freeze_panes = "A5"
    saved(book, "night-manager.xlsx")


def wages():
    """A column of wages, two rows and a sheet are hidden."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Staff phones"
    rows = [
        ["Address book", "Contact name", "Monthly wage", "Phone"],
        ["Back office", "Night Manager", 3900, "+12065550130"],
        ["Back office", "Chef", 3400, "+12065550131"],
        ["Back office", "Former Gardener", 2100, "+12065550132"],
        ["Back office", "Maintenance", 2700, "+12065550133"],
        ["Back office", "Former Porter", 1900, "+12065550134"],
        ["Back office", "Housekeeping", 2500, "+12065550135"],
    ]
    for row in rows:
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    for row in (4, 6):
        sheet.row_dimensions[row].hidden = True
    old = book.create_sheet("Old phones")
    old.append(["Address book", "Contact name", "Phone"])
    old.append(["Back office", "Owner", "+12065550199"])
    old.sheet_state = "hidden"
    saved(book, "staff-phones.xlsx")


def uncalculated():
    """Formulas by a program that does not calculate."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Rooms"
    sheet.append(["Room", "Extension"])
    for room in (101, 102, 103):
        sheet.append([room, f"=7000+A{room - 99}"])
    saved(book, "formulas-without-values.xlsx")


def residents():
    """A home's list: who lives where, since when, and what they may not eat."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Residents"
    sheet.append(["Willow Court Assisted Living"])
    sheet.append(["Apt", "Wing", "Resident", "Birthday", "Move-in", "Diet", "Extension"])
    for number, (name, year) in enumerate(
        [("Ann Sample", 1938), ("Ben Sample", 1941), ("Cleo Sample", 1935), ("Dan Sample", 1944)]
    ):
        sheet.append(
            [
                f"A{number + 1}",
                "North" if number < 2 else "South",
                name,
                datetime.date(year, 3 + number, 14),
                datetime.date(2024, 5, 1 + number),
                "none",
                f"62{number + 1:02}",
            ]
        )
        sheet.cell(row=number + 3, column=4).number_format = "DD.MM.YYYY"
        sheet.cell(row=number + 3, column=5).number_format = "DD.MM.YYYY"
    saved(book, "residents.xlsx")


def stationen():
    """A German clinic: wards merged over their rooms, beds below, a legend under the table."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Bettenplan"
    sheet["A1"] = "Klinik am Musterberg - Telefonverzeichnis Bettenzimmer"
    sheet.append([])
    sheet.append(["Station", "Zimmer", "Rufnummer", "Patient", "Geb.-Datum"])
    row = 4
    for ward, rooms in (("Innere 1", (11, 12, 13)), ("Chirurgie 2", (21, 22))):
        first = row
        for room in rooms:
            sheet.cell(row=row, column=2, value=room)
            sheet.cell(row=row, column=3, value=f"5{room:03}")
            sheet.cell(row=row, column=4, value="Muster, Max")
            sheet.cell(row=row, column=5, value=datetime.date(1950 + room, 1, 2))
            sheet.cell(row=row, column=5).number_format = "DD.MM.YYYY"
            row += 1
        sheet.cell(row=first, column=1, value=ward)
        sheet.merge_cells(start_row=first, end_row=row - 1, start_column=1, end_column=1)
    sheet["A11"] = "Hinweis: Rufnummern ohne Amtskennziffer."
    saved(book, "bettenplan.xlsx")


def wareki():
    """A Japanese hotel: title, date of the era, merged storeys, a total."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "客室電話一覧"
    sheet["A1"] = "花見台ホテル　客室電話一覧表"
    sheet.merge_cells("A1:D1")
    sheet["D2"] = "令和8年1月12日現在"
    for at, text in enumerate(["階", "客室番号", "客室名", "内線"], 1):
        sheet.cell(row=4, column=at, value=text)
    row = 5
    for floor in (2, 3):
        first = row
        for name in ("松", "竹", "梅"):
            number = floor * 100 + row - first + 1
            sheet.cell(row=row, column=2, value=number)
            sheet.cell(row=row, column=3, value=f"{name}の間{floor}")
            sheet.cell(row=row, column=4, value=number + 5000)
            row += 1
        sheet.cell(row=first, column=1, value=f"{floor}階")
        sheet.merge_cells(start_row=first, end_row=row - 1, start_column=1, end_column=1)
    sheet.cell(row=row, column=1, value="合計")
    sheet.cell(row=row, column=2, value="6室")
    saved(book, "客室電話一覧.xlsx")


def two_headers():
    """Group headings merged across, the columns' own names in the row below."""
    book = written("two-header-rows.xlsx")
    sheet = book.add_worksheet("Rooms")
    bold = book.add_format({"bold": True, "align": "center", "border": 1})
    sheet.merge_range("A1:B1", "Room", bold)
    sheet.merge_range("C1:D1", "Telephone", bold)
    sheet.write_row("A2", ["Number", "Name", "Extension", "Trunk"], bold)
    for at, room in enumerate(range(101, 107)):
        sheet.write_row(at + 2, 0, [str(room), f"Room {room}", str(7000 + room), "trunk-1"])
    book.close()


def units_row():
    """A row below the header that tells how to fill the columns."""
    book = written("how-to-fill.xlsx")
    sheet = book.add_worksheet("Rooms")
    sheet.write_row("A1", ["Room", "Display name", "Extension"])
    sheet.write_row("A2", ["(required)", "(max. 50 characters)", "(digits only)"])
    for at, room in enumerate(range(11, 16)):
        sheet.write_row(at + 2, 0, [str(room), f"Cabin {room}", str(300 + room)])
    book.close()


def wing_numbers():
    """Rooms such as 1-2 that were typed as they are: XlsxWriter writes what Excel makes of it."""
    book = written("wing-rooms-as-dates.xlsx")
    sheet = book.add_worksheet("Rooms")
    day = book.add_format({"num_format": "d-mmm"})
    sheet.write_row("A1", ["Room", "Extension"])
    for at in range(1, 8):
        sheet.write_datetime(at, 0, datetime.datetime(2026, 1, at), day)
        sheet.write_number(at, 1, 4010 + at)
    for at in range(13, 19):
        sheet.write_string(at - 5, 0, f"1-{at}")
        sheet.write_number(at - 5, 1, 4010 + at)
    book.close()


def zeros_by_format():
    """Zeros that only the number format shows."""
    book = written("zeros-by-format.xlsx")
    sheet = book.add_worksheet("Rooms")
    four = book.add_format({"num_format": "0000"})
    phone = book.add_format({"num_format": '"+1 206 555 "0000'})
    sheet.write_row("A1", ["Room", "Extension", "Direct line"])
    for at, room in enumerate(range(1, 7)):
        sheet.write_number(at + 1, 0, room, four)
        sheet.write_number(at + 1, 1, 100 + room, four)
        sheet.write_number(at + 1, 2, 140 + room, phone)
    book.close()


def totals():
    """Subtotals after each floor and a grand total, calculated."""
    book = written("totals.xlsx")
    sheet = book.add_worksheet("Rooms")
    sheet.write_row("A1", ["Room", "Floor", "Beds", "Extension"])
    row = 1
    for floor in (1, 2):
        first = row + 1
        for room in range(1, 5):
            number = floor * 100 + room
            sheet.write_row(row, 0, [number, floor, 2, 7000 + number])
            row += 1
        sheet.write_string(row, 0, "Subtotal")
        sheet.write_formula(row, 2, f"=SUBTOTAL(9,C{first}:C{row})", None, 8)
        row += 1
    sheet.write_string(row, 0, "Grand total")
    sheet.write_formula(row, 2, "=SUBTOTAL(9,C2:C10)", None, 16)
    book.close()


def calculated():
    """Extensions that are calculated, with their values kept."""
    book = written("calculated-extensions.xlsx")
    sheet = book.add_worksheet("Rooms")
    sheet.write_row("A1", ["Room", "Display name", "Extension"])
    for at, room in enumerate(range(201, 206), 1):
        sheet.write_number(at, 0, room)
        sheet.write_formula(at, 1, f'="Room "&A{at + 1}', None, f"Room {room}")
        sheet.write_formula(at, 2, f"=A{at + 1}+8000", None, 8000 + room)
    book.close()


def rounded():
    """Ids of more digits than a number keeps, and telephone numbers that became numbers."""
    book = written("long-numbers.xlsx")
    sheet = book.add_worksheet("External users")
    sheet.write_row("A1", ["External user", "Room"])
    sheet.write_string("A2", "4111222233334445")
    sheet.write_string("B2", "101")
    sheet.write_number("A3", 4111222233334440)
    sheet.write_string("B3", "102")
    sheet.write_string("A4", "webrtc-103")
    sheet.write_string("B4", "103")
    phones = book.add_worksheet("Contacts")
    phones.write_row("A1", ["Address book", "Name", "Phone 1"])
    for at, number in enumerate(["+12065550140", 12065550141, "+12065550142", "+12065550143"], 1):
        phones.write_row(at, 0, ["Front desk", f"Desk {at}"])
        phones.write(at, 2, number)
    book.close()


def old_workbook():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Rooms")
    for at, (room, extension) in enumerate([("Room", "Extension"), ("101", "7101"), ("102", "7102")]):
        sheet.write(at, 0, room)
        sheet.write(at, 1, extension)
    book.save(str(FOLDER / "rooms-2003.xls"))


for make in (
    night_manager,
    wages,
    uncalculated,
    residents,
    stationen,
    wareki,
    two_headers,
    units_row,
    wing_numbers,
    zeros_by_format,
    totals,
    calculated,
    rounded,
    old_workbook,
):
    make()
