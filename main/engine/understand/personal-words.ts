/**
 * What a column may hold of guests, patients or residents.
 * - `birth`, `record`, `passport`, `health`: never of use for calling, whoever they are about.
 * - `stay`, `email`, `loyalty`, `person`: of use nowhere in Bellhop, though a name may be read aloud.
 */
export type Personal =
  'birth' | 'record' | 'passport' | 'health' | 'stay' | 'email' | 'loyalty' | 'person';

/** Words and phrases of headers, as `personalIn` folds them: lower case, without marks, one blank between words. */
const WORDS: Readonly<Record<Personal, readonly string[]>> = {
  birth: [
    'dob, date of birth, birth date, birthdate, birthday, born, d o b, year of birth, age',
    'date de naissance, naissance, ne le, nee le, anniversaire, age du patient',
    'geburtsdatum, geb datum, gebdatum, geburtstag, geboren, geb, geb am, alter',
    'fecha de nacimiento, nacimiento, cumpleanos, fecha nacimiento, edad',
    'data di nascita, nascita, data nascita, nato il, compleanno',
    '生年月日, 誕生日, 年齢',
  ],
  record: [
    'mrn, medical record number, medical record, record number, record no, chart number, chart no',
    'patient id, patient number, patient no, patient nr, resident id, case number, encounter, visit number',
    'hospital number, nhs number, account number patient, insurance, insurance number, policy number',
    'insurance no, insurance id, medicare, medicaid, ssn, social security number, social security',
    'numero de dossier, dossier medical, dossier, ipp, numero patient, assurance, mutuelle',
    'numero de securite sociale, securite sociale, nir',
    'patientennummer, patienten nr, patientennr, fallnummer, fall nr, aufnahmenummer, krankenkasse',
    'versicherung, versicherungsnummer, versichertennummer, kvnr, aktenzeichen, bewohnernummer',
    'historia clinica, numero de historia, nhc, numero de paciente, seguro, poliza, aseguradora',
    'cartella clinica, numero cartella, numero paziente, codice fiscale, tessera sanitaria',
    'assicurazione, polizza, カルテ番号, 患者番号, 患者id, 診察券番号, 保険証番号, 保険番号',
  ],
  passport: [
    'passport, passport no, passport number, national id, id card, id card number, identity card',
    'driver license, drivers license, driving licence, nationality',
    'passeport, numero de passeport, carte d identite, nationalite',
    'reisepass, passnummer, ausweis, ausweisnummer, personalausweis, nationalitat',
    'pasaporte, numero de pasaporte, dni, nie, nacionalidad',
    'passaporto, numero passaporto, carta d identita, nazionalita',
    'パスポート, パスポート番号, 旅券番号, 国籍',
  ],
  health: [
    'diagnosis, diagnoses, diagnostic, icd, icd 10, icd10, allergy, allergies, medication, medications',
    'diet, condition, code status, dnr, fall risk, attending, attending physician, admitting diagnosis',
    'isolation, precautions, blood type, gender, sex',
    'diagnostic medical, allergie, allergies alimentaires, traitement, medicaments, regime, sexe',
    'diagnose, diagnosen, medikation, medikamente, pflegegrad, kost, geschlecht',
    'diagnostico, alergia, alergias, medicacion, dieta, sexo',
    'diagnosi, allergia, farmaci, terapia, sesso, 診断, 診断名, 病名, アレルギー, 性別',
  ],
  stay: [
    'arrival, arrival date, departure, departure date, check in, checkin, check in date, check out',
    'checkout, check out date, length of stay, nights, stay, admission, admission date, admitted',
    'admit date, discharge, discharge date, discharged, move in, move in date, move out, reservation',
    'reservation number, booking, confirmation, confirmation number',
    'arrivee, date d arrivee, depart, date de depart, admission le, date d admission, entree, sortie',
    'date d entree, date de sortie, nuitees, sejour',
    'anreise, abreise, anreisedatum, abreisedatum, ankunft, aufnahme, aufnahmedatum, entlassung',
    'entlassungsdatum, einzug, einzugsdatum, auszug, nachte, aufenthalt, buchung',
    'llegada, fecha de llegada, salida, fecha de salida, ingreso, fecha de ingreso, alta, noches, estancia',
    'arrivo, data di arrivo, partenza, data di partenza, ricovero, data ricovero, dimissione, notti',
    '到着日, 出発日, チェックイン, チェックアウト, 入院日, 退院日, 入居日, 宿泊日',
  ],
  email: [
    'email, e mail, mail, email address, e mail address, mail address, courriel, adresse mail',
    'adresse e mail, correo, correo electronico, posta elettronica, indirizzo email, メール, メールアドレス',
  ],
  loyalty: [
    'loyalty, loyalty number, loyalty no, loyalty id, member number, membership, membership number',
    'rewards, rewards number, frequent guest, vip level, fidelite, numero de fidelite, treue',
    'treuenummer, kundennummer, fidelidad, fedelta, 会員番号',
  ],
  person: [
    'guest, guests, guest name, guest names, name of guest, guest last name, guest first name',
    'patient, patients, patient name, name of patient, patient last name, patient first name',
    'resident, residents, resident name, name of resident, occupant, occupant name, tenant',
    'tenant name, primary guest, in house guest, next of kin, emergency contact name',
    'client, nom du client, nom du patient, patiente, nom du resident, residente, nom de l hote',
    'gast, gaste, gastname, name des gastes, patientin, patientenname, bewohner, bewohnername',
    'bewohnerin, name des patienten, name des bewohners, angehorige',
    'huesped, nombre del huesped, paciente, nombre del paciente, residente nombre',
    'ospite, nome ospite, nome dell ospite, paziente, nome paziente, nome del paziente',
    '宿泊者, 宿泊者名, お客様名, ゲスト名, 患者, 患者名, 患者氏名, 入居者, 入居者名, 利用者名',
  ],
};

const KINDS: ReadonlyMap<string, Personal> = new Map(
  (Object.keys(WORDS) as Personal[]).flatMap((kind) =>
    WORDS[kind].flatMap((line) => line.split(', ').map((word): [string, Personal] => [word, kind])),
  ),
);

/** Marks go, and words are parted as people read them: `PatientName`, `Patient_name`, `Date d’arrivée`. */
function fold(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}

/** Words that say nothing about what is in a column, at its end. */
const IDLE = / (?:no|nr|num|number|id|date|datum|optional|1|2)$/u;

/** What a header says that its column holds of a person; null where it speaks of none. */
export function personalIn(header: string): Personal | null {
  const words = fold(header.replace(/\([^)]*\)/gu, ' '));
  return KINDS.get(words) ?? KINDS.get(words.replace(IDLE, '')) ?? null;
}
