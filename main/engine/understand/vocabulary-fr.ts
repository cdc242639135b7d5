import { vocabularyOf } from './vocabulary.ts';
import type { Meaning } from './vocabulary.ts';

const MEANINGS: readonly Meaning[] = [
  [
    ['room'],
    `chambre, chambres, chbre, chbres, ch, chb, suite, appartement, appartements, appt, apt,
    logement, logements, hébergement, studio, bungalow, gîte, chalet, pièce, salle, chambre
    client, cabine, villa, mobil home, au chevet, de chevet, chambre patient, chambre résident,
    chambre lit`,
  ],
  [['unit'], `unité, unités`],
  [['floor'], `étage, étages, étg, niveau, niv, palier`],
  [['area'], `aile, secteur, zone, section, quartier, unité de soins, couloir`],
  [['building'], `bâtiment, bâtiments, bât, tour, immeuble, pavillon, maison`],
  [
    ['display', 'name'],
    `nom affiché, nom d'affichage, libellé affiché, nom parlé, nom vocal, nom d'appel`,
  ],
  [
    ['name'],
    `nom, noms, libellé, intitulé, désignation, description, dénomination, nom complet, nom
    annuaire, nom du poste`,
  ],
  [['account'], `identifiant utilisateur, utilisateur, nom d'utilisateur, compte, login`],
  [
    ['book'],
    `carnet d'adresses, carnets d'adresses, carnet, carnets, annuaire, annuaires, répertoire,
    répertoires, liste de contacts, répertoire téléphonique, peut appeler, bottin`,
  ],
  [
    ['listed', 'book'],
    `répertorié dans, listé dans, figure dans, inscrit dans, membre de, inclus dans`,
  ],
  [['group'], `groupe, groupes, liste`],
  [['department'], `département, catégorie, société, équipe, service`],
  [
    ['extension'],
    `poste, postes, extension, extensions, ext, numéro de poste, n de poste, poste tél, poste
    téléphonique, numéro interne, n interne, numéro d'annuaire, numéro annuaire, n annuaire, interne, ligne interne, téléphone
    interne, numéro de téléphone interne, n de téléphone interne, tél chambre, téléphone chambre,
    téléphone de la chambre, n poste, num poste, numéro poste`,
  ],
  [['trunk'], `faisceau, trunk, trunk sip, ligne sip, jonction, raccordement sip, tronc sip`],
  [['external'], `utilisateur externe, utilisateurs externes`],
  [
    ['contact'],
    `contact, contacts, interlocuteur, correspondant, personne, proche, nom du contact, membre de
    la famille, personne à contacter, personne de confiance`,
  ],
  [
    ['phone'],
    `téléphone, téléphones, tél, numéro de téléphone, n de téléphone, ligne directe, sda, n tél,
    numéro fixe, fixe, numéro d'appel, numéro direct, téléphone fixe, ligne, num tél`,
  ],
  [
    ['mobile', 'phone'],
    `portable, mobile, gsm, numéro de portable, téléphone portable, téléphone mobile`,
  ],
  [['profile'], `profil, profil de communication`],
  [['provider', 'contact'], `contact du fournisseur, contact fournisseur`],
  [['provider'], `fournisseur, prestataire`],
  [
    ['service', 'provider'],
    `fournisseur de services, fournisseur de service, prestataire de services`,
  ],
  [['rule'], `règle, règles, règle d'appel, type de règle`],
  [['target'], `cible, destination, de destination`],
  [['value'], `valeur, valeurs, actif`],
  [['new'], `nouveau, nouvel, nouvelle, renommer en, renommé`],
  [['action'], `action, opération`],
  [['location'], `lieu, emplacement, localisation`],
  [['number'], `numéro, numéros, n, no, num, nº, nr, code`],
  [['id'], `id, identifiant, identifiants, clé, référence`],
  [
    ['idle'],
    `de, du, des, la, le, les, l, d, un, une, et, ou, à, au, aux, en, pour, par, sur, actuel,
    actuelle, obligatoire, facultatif, requis, principal, premier, professionnel, personnel,
    chiffres`,
  ],
  [
    ['other'],
    `second, seconde, secondaire, autre, autres, deuxième, ancien, ancienne, complémentaire`,
  ],
  [['given'], `prénom, nom de famille, prénom annuaire, nom de naissance`],
  [
    ['foreign'],
    `client, clients, hôte, patient, patiente, résident, résidente, locataire, occupant, visiteur,
    date, heure, jour, horaire, horaires, naissance, courriel, email, e mail, mail, mél, fax,
    télécopie, adresse, rue, ville, code postal, pays, prix, tarif, tarifs, coût, loyer, caution,
    note, notes, remarque, remarques, observation, observations, commentaire, commentaires,
    statut, état, type, types, classe, modèle, appareil, équipement, série, lit, lits, couchage,
    couchages, superficie, surface, taille, m, vue, capacité, nombre, nb, total, entrée, sortie,
    ménage, propreté, gir, ipp, dossier, médecin, soins, diagnostic, lien de parenté, parenté,
    lien, relation, rôle, fonction, passe, code pin, bip, installation, installé, modification,
    modifié, créé, responsable, femme de chambre, durée, ordre, propriétaire, gestionnaire,
    langue, sécurité sociale, assurance, serrure, badge, clef, catégorie de chambre, formule,
    pension, fumeur, droits, restriction, renvoi, licence, prise, câble, civilité, titre`,
  ],
  [
    ['foreign', 'pbx'],
    `adresse équipement, adresse mac, adresse ip, mac, ip, port, mot de passe, messagerie, type de
    poste`,
  ],
  [
    ['foreign', 'stay'],
    `arrivée, départ, nuits, nuitées, réservation, séjour, adultes, enfants, date d'arrivée, date
    de départ`,
  ],
  [['firm'], `établissement, clinique, hôpital, école, pharmacie`],
  [['department', 'firm'], `société, raison sociale, entreprise, organisme`],
  [['provider', 'firm'], `fournisseur, prestataire`],
  [
    ['foreign', 'stay'],
    `visiteur, visiteurs, réservations, arrivées, départs, séjours, mouvements, patient, patiente, patients, hôte, hôtes, entrée, sortie, date d'entrée, date de sortie, date de naissance, né le, née le, né e le, ipp,
    dossier, n dossier, n réservation, client, hospitalisation, date d'admission`,
  ],
  [
    ['foreign', 'staff'],
    `bip, fonction, matricule, employé, salarié, agent, qualification, responsable hiérarchique`,
  ],
  [
    ['foreign', 'task'],
    `priorité, assigné à, signalé par, intervention, tâche, panne, demande, échéance, ticket`,
  ],
  [['extension'], `tél lit, téléphone lit, téléphone du lit, poste lit`],
  [['room'], `salle de classe, salle de réunion, amphithéâtre`],
];

export const french = vocabularyOf('fr', MEANINGS, {
  rooms:
    'chambre, chambres, liste des chambres, logements, appartements, hébergement, hébergements',
  contacts: 'contacts, annuaire, carnet, numéros utiles, liste téléphonique, répertoire, familles',
  extensions:
    'postes, poste, plan de numérotation, pabx, autocom, téléphones, extensions, liste des postes',
  addressBooks: `carnets d'adresses, annuaires, répertoires, carnets`,
  associations: 'affectations, associations, attributions',
  callingRules: `règles d'appel, règles, blocages`,
  inboundCalling: 'appels entrants, appel entrant',
  externalUsers: 'utilisateurs externes, utilisateur externe',
});
