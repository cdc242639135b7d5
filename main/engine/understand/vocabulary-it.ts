import { vocabularyOf } from './vocabulary.ts';
import type { Meaning } from './vocabulary.ts';

const MEANINGS: readonly Meaning[] = [
  [
    ['room'],
    `camera, camere, cam, stanza, stanze, suite, appartamento, appartamenti, app, alloggio,
    alloggi, monolocale, bungalow, villa, villetta, bilocale, camera ospiti, camera ospite, camera
    paziente, cabina, camera letto, stanza letto`,
  ],
  [['unit'], `unità`],
  [['floor'], `piano, piani, livello, liv`],
  [['area'], `ala, reparto, settore, zona, sezione, nucleo, corridoio`],
  [
    ['building'],
    `edificio, edifici, palazzo, palazzina, torre, scala, blocco, corpo, padiglione, fabbricato`,
  ],
  [
    ['display', 'name'],
    `nome visualizzato, nome da visualizzare, nome visibile, nome mostrato, nome chiamata`,
  ],
  [
    ['name'],
    `nome, nomi, descrizione, denominazione, etichetta, nominativo, nome completo, intestazione`,
  ],
  [
    ['book'],
    `rubrica, rubriche, elenco contatti, elenco telefonico, lista contatti, agenda, rubrica
    telefonica, elenchi, può chiamare, nome rubrica`,
  ],
  [
    ['listed', 'book'],
    `elencata in, elencato in, presente in, inserita in, inserito in, compare in, membro di`,
  ],
  [['group'], `gruppo, gruppi, lista, elenco`],
  [['department'], `dipartimento, categoria, azienda, squadra`],
  [
    ['extension'],
    `interno, interni, int, derivato, derivati, numero interno, nr interno, n interno, interno
    telefonico, interno tel, int tel, telefono interno, estensione, tel camera, telefono camera,
    telefono della camera, telefono in camera, citofono, num interno, ext, numero breve interno`,
  ],
  [['trunk'], `trunk, trunk sip, fascio, linea sip, fascio linee, linea esterna`],
  [['external'], `utente esterno, utenti esterni`],
  [
    ['contact'],
    `contatto, contatti, familiare, referente, persona, persona di contatto, nome contatto, parente`,
  ],
  [
    ['phone'],
    `telefono, telefoni, tel, numero di telefono, numero telefono, linea diretta, telefono fisso,
    fisso, recapito, recapito telefonico, numero telefonico, linea, selezione passante, numero
    diretto`,
  ],
  [
    ['mobile', 'phone'],
    `cellulare, cell, mobile, numero di cellulare, numero cellulare, telefono cellulare`,
  ],
  [['profile'], `profilo, profilo di comunicazione`],
  [['provider', 'contact'], `contatto del fornitore, contatto fornitore`],
  [['provider'], `fornitore`],
  [['service', 'provider'], `fornitore di servizi, fornitore del servizio`],
  [['rule'], `regola, regole, regola di chiamata, tipo di regola`],
  [['target'], `destinazione, di destinazione, bersaglio`],
  [['value'], `valore, valori, attivo`],
  [['new'], `nuovo, nuova, rinomina in, cambia in`],
  [['action'], `azione, azioni, operazione`],
  [['location'], `luogo, ubicazione, posizione, collocazione`],
  [['number'], `numero, numeri, n, nr, num, no, nº, codice`],
  [['id'], `id, identificativo, identificativi, identificatore, chiave`],
  [
    ['idle'],
    `di, del, della, dell, dei, delle, la, il, lo, l, i, le, gli, un, una, e, o, a, al, in, per,
    da, attuale, obbligatorio, obbligatoria, facoltativo, opzionale, principale, primo, ufficio,
    casa, cifre`,
  ],
  [
    ['other'],
    `secondo, seconda, secondario, altro, altra, alternativo, vecchio, vecchia, precedente,
    aggiuntivo`,
  ],
  [['given'], `cognome, nome di battesimo`],
  [
    ['foreign'],
    `ospite, ospiti, paziente, pazienti, residente, inquilino, cliente, clienti, visitatore, data,
    ora, giorno, orario, orari, nascita, email, e mail, mail, posta elettronica, fax, indirizzo,
    via, città, cap, paese, prezzo, prezzi, tariffa, costo, affitto, cauzione, nota, note,
    annotazione, annotazioni, osservazioni, commento, commenti, stato, tipo, tipi, tipologia,
    classe, modello, apparecchio, dispositivo, serie, seriale, letto, letti, superficie, mq, m,
    vista, capienza, capacità, quantità, totale, numero letti, pulizia, pulizie, cameriera,
    cameriere, cartella clinica, medico, diagnosi, codice fiscale, parentela, relazione, ruolo,
    mansione, pin, segreteria, cercapersone, installazione, installato, modificato, creato,
    responsabile, ordine, turno, minuti, proprietario, lingua, assicurazione, chiave camera,
    serratura, trattamento, voci, membri, deviazione, licenza, presa, dieta, ingresso, uscita`,
  ],
  [['account'], `utente, nome utente`],
  [
    ['foreign', 'pbx'],
    `indirizzo mac, indirizzo ip, mac, ip, porta, porte, password, classe di servizio, casella
    vocale`,
  ],
  [
    ['foreign', 'stay'],
    `arrivo, partenza, notti, prenotazione, soggiorno, adulti, bambini, data di arrivo, data di
    partenza`,
  ],
  [['firm'], `ospedale, clinica, scuola, struttura, ente, farmacia`],
  [['department', 'firm'], `azienda, ditta, società, ragione sociale`],
  [['provider', 'firm'], `fornitore`],
  [
    ['foreign', 'stay'],
    `visitatore, visitatori, prenotazioni, arrivi, partenze, schedine, ospite, ospiti, paziente, pazienti, data di nascita, ricovero, data ricovero, dimissione, ingresso, uscita, codice prenotazione,
    intestatario, trattamento, cittadinanza`,
  ],
  [
    ['foreign', 'staff'],
    `cercapersone, matricola, dipendente, dipendenti, personale, mansione, ruolo, qualifica, turno`,
  ],
  [
    ['foreign', 'task'],
    `priorità, assegnato a, segnalato da, guasto, intervento, attività, scadenza, richiesta`,
  ],
  [['extension'], `telefono letto, tel letto, interno letto`],
  [['room'], `aula, aule, sala, sale, sala riunioni`],
];

export const italian = vocabularyOf('it', MEANINGS, {
  rooms: 'camera, camere, elenco camere, stanze, appartamenti, lista camere, alloggi',
  contacts: 'contatti, rubrica, numeri utili, familiari, elenco telefonico, numeri di telefono',
  extensions: 'interni, derivati, centralino, elenco interni, piano di numerazione, pbx',
  addressBooks: 'rubriche, elenchi',
  associations: 'assegnazioni, associazioni, abbinamenti',
  callingRules: 'regole di chiamata, regole, blocchi',
  inboundCalling: 'chiamate in entrata, chiamate entranti',
  externalUsers: 'utenti esterni',
});
