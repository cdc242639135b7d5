import { vocabularyOf } from './vocabulary.ts';
import type { Meaning } from './vocabulary.ts';

const MEANINGS: readonly Meaning[] = [
  [
    ['room'],
    `Zimmer, Zi, Zim, Zimmern, Raum, Räume, Gästezimmer, Gastzimmer, Hotelzimmer, Suite,
    Patientenzimmer, Bewohnerzimmer, Appartement, Apartment, App, Wohnung, Whg, Kabine,
    Ferienwohnung, Fewo, Bungalow, Chalet, Stube, Krankenzimmer, am Bett, bettseitig, Zimmer Bett`,
  ],
  [['unit'], `Einheit, Einheiten, Wohneinheit`],
  [['floor'], `Etage, Etagen, Stock, Stockwerk, Geschoss, Ebene, OG, Obergeschoss`],
  [['area'], `Station, Flügel, Trakt, Wohnbereich, Abschnitt, Zone, Wohngruppe, Gang, Flur`],
  [['building'], `Gebäude, Gebäudeteil, Haus, Turm, Bau, Bauteil, Objekt, Hausteil, Nebenhaus`],
  [['display'], `Anzeige`],
  [['display', 'name'], `Anzeigename, Rufname, angezeigter Name, Sprechname, Ansagename`],
  [['name'], `Name, Namen, Bezeichnung, Bez, Beschreibung, Beschriftung, Benennung`],
  [
    ['book'],
    `Adressbuch, Adressbücher, Telefonbuch, Telefonbücher, Verzeichnis, Verzeichnisse,
    Kontaktliste, Kontaktlisten, Kontaktbuch, Telefonverzeichnis, Kontaktgruppe, darf anrufen`,
  ],
  [
    ['listed', 'book'],
    `gelistet in, aufgeführt in, eingetragen in, steht in, Mitglied von, enthalten in`,
  ],
  [['group'], `Gruppe, Gruppen, Liste, Rufgruppe`],
  [['department'], `Abteilung, Abt, Bereich, Kategorie, Firma, Team`],
  [
    ['extension'],
    `Nebenstelle, Nebenstellen, Nst, Nebenst, NSt Nr, Durchwahl, Durchwahlen, DW, Apparat,
    Nebenstellennummer, Durchwahlnummer, interne Nummer, interne Nr, interne Rufnummer,
    Internnummer, Interne, Intern, Kurzwahl intern, DECT, DECT Nr, DECT Nummer, Hausruf,
    Telefonnebenstelle, Tel Nebenstelle, Zimmertelefon, Teilnehmernummer, Teilnehmer Nr,
    Telefonapparat, Apparatnummer, Bettentelefon, Patiententelefon, Hausapparat, Klappe`,
  ],
  [['trunk'], `Amtsleitung, Trunk, SIP Trunk, Leitung, Leitungsbündel, Bündel, Anlagenanschluss`],
  [['external'], `externer Benutzer, externe Benutzer, externer Nutzer, externer Anwender`],
  [
    ['contact'],
    `Kontakt, Kontakte, Ansprechpartner, Person, Mitarbeitername, Kontaktperson, Angehörige,
    Angehöriger, Bezugsperson, Kontaktname, Familienmitglied, Vertrauensperson`,
  ],
  [
    ['phone'],
    `Telefon, Tel, Telefonnummer, Telefonnr, Rufnummer, Rufnr, Fernsprecher, Anschlussnummer,
    Festnetz, Festnetznummer, Direktwahl, Direktwahlnummer, Telefonanschluss, Fon, Ruf`,
  ],
  [['mobile', 'phone'], `Mobil, Mobilnummer, Mobiltelefon, Handy, Handynummer, Mobilfunk, Natel`],
  [['profile'], `Profil, Kommunikationsprofil`],
  [['provider', 'contact'], `Anbieterkontakt, Kontakt beim Anbieter`],
  [['provider'], `Anbieter`],
  [['service', 'provider'], `Dienstanbieter, Diensteanbieter, Serviceanbieter, WebRTC Anbieter`],
  [['rule'], `Regel, Regeln, Anrufregel, Regelart, Regeltyp, Art der Regel`],
  [['target'], `Ziel, Gegenzimmer`],
  [['target', 'room'], `Zielzimmer, Zielraum, anderes Zimmer`],
  [['value'], `Wert, Werte, ein aus`],
  [['new'], `neu, neuer, neue, neues, umbenennen in, umbenannt in`],
  [['action'], `Aktion, Vorgang, Maßnahme`],
  [['location'], `Standort, Ort, Aufstellort, Lage`],
  [['number'], `Nummer, Nummern, Nr, Nrn, Kennzahl`],
  [['id'], `ID, Kennung, Kenner, Schlüssel, Identifikator`],
  [
    ['idle'],
    `der, die, das, des, dem, den, von, vom, für, im, in, am, an, und, oder, zum, zur, aktueller,
    Pflichtfeld, Pflicht, optional, Haupt, erste, erster, privat, dienstlich, Stellen, stellig`,
  ],
  [['other'], `zweite, zweites, zweiter, weitere, alternativ, alt, alte, alter, andere, Neben`],
  [['given'], `Vorname, Nachname, Familienname, Zuname`],
  [
    ['foreign'],
    `Gast, Gäste, Gastname, Patient, Patienten, Bewohner, Bewohnername, Mieter, Besucher, Kunde,
    Datum, Uhrzeit, Zeit, Zeiten, Tag, Geburtsdatum, Geburtstag, geboren, Geb, Besuchszeit, E
    Mail, Email, Mail, Mailadresse, Fax, Telefax, Faxnummer, Adresse, Anschrift, Straße, PLZ,
    Stadt, Land, Preis, Preise, Rate, Kosten, Miete, Bemerkung, Bemerkungen, Notiz, Notizen,
    Hinweis, Hinweise, Kommentar, Anmerkung, Status, Zustand, Typ, Art, Klasse, Modell, Gerät,
    Geräte, Seriennummer, Serien, Serie, Switch, Bett, Betten, Bettenzahl, Fläche, Größe, qm, m,
    Ausblick, Blick, Balkon, Raumart, Ausstattung, Fallnummer, Fall, Aufnahme, Entlassung,
    Pflegegrad, Pflegestufe, Pflege, Arzt, Diagnose, Kostenstelle, Krankenkasse, Versicherung,
    Verwandtschaft, Verhältnis, Beziehung, Anzahl, Summe, Gesamt, Kapazität, Belegung, Personen,
    Mitarbeiter, Schicht, Reinigung, Reinigungs, Hausdame, installiert, erstellt, geändert,
    geändert von, Anschluss, Anschlüsse, Anschlussdose, Dose, Funk, Pieper, Piepser,
    Schließanlage, Schlüsselnummer, Hausnotruf, lfd, laufende, Position, Pos, Rang, Funktion,
    Öffnungszeiten, Sprache, Verbindung, Einträge, Mitglieder, Besitzer, Eigentümer,
    Verantwortlich, Anrede, Sequenz, Folge`,
  ],
  [['account'], `Benutzer, Benutzername, Konto, Anmeldename`],
  [
    ['foreign', 'pbx'],
    `MAC, MAC Adresse, IP, IP Adresse, Port, Gerätetyp, Passwort, Kennwort, PIN, Berechtigung,
    Amtsberechtigung, Basisstation, IPEI, Anrufbeantworter, COS, Rufumleitung`,
  ],
  [
    ['foreign', 'stay'],
    `Anreise, Abreise, Ankunft, Check in, Check out, Nächte, Buchung, Reservierung, Anzahl Gäste,
    Aufenthalt, Erwachsene, Kinder, Verpflegung`,
  ],
];

export const german = vocabularyOf('de', MEANINGS, {
  rooms:
    'Zimmer, Zimmerliste, Räume, Raumliste, Gästezimmer, Wohnungen, Zimmerstammdaten, Zimmerplan',
  contacts:
    'Kontakte, Kontaktliste, Telefonliste, Telefonbuch, Rufnummern, Ansprechpartner, Angehörige',
  extensions:
    'Nebenstellen, Durchwahlen, Nebenstellenliste, Teilnehmer, DECT, TK Anlage, Telefonanlage, Nebenstellenplan',
  addressBooks: 'Adressbücher, Telefonbücher, Verzeichnisse',
  associations: 'Zuordnung, Zuordnungen, Zuweisungen',
  callingRules: 'Anrufregeln, Sperren, Sperrliste, Regeln',
  inboundCalling: 'Eingehende Anrufe, Anrufe von außen',
  externalUsers: 'Externe Benutzer, Externe Nutzer',
});
