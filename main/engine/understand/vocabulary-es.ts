import { vocabularyOf } from './vocabulary.ts';
import type { Meaning } from './vocabulary.ts';

const MEANINGS: readonly Meaning[] = [
  [
    ['room'],
    `habitación, habitaciones, hab, habs, habit, cuarto, cuartos, suite, apartamento, apartamentos,
    apto, depto, cabaña, bungalow, villa, recámara, pieza, dormitorio, estancia, estudio,
    alojamiento, apartahotel, habitación de huéspedes, habitación del paciente, de cabecera,
    alcoba, vivienda, habitación cama, hab cama`,
  ],
  [['unit'], `unidad, unidades`],
  [['floor'], `planta, plantas, piso, pisos, nivel, niv`],
  [['area'], `ala, zona, sector, sección, pasillo, pabellón, módulo`],
  [['building'], `edificio, edificios, torre, bloque, casa, sede, portal`],
  [
    ['display', 'name'],
    `nombre para mostrar, nombre visible, nombre mostrado, nombre de llamada, nombre hablado`,
  ],
  [['name'], `nombre, nombres, denominación, descripción, etiqueta, rótulo, nombre completo`],
  [
    ['book'],
    `libreta de direcciones, libretas de direcciones, libreta, libretas, agenda, agendas,
    directorio, directorios, guía telefónica, guía, lista de contactos, directorio telefónico,
    puede llamar`,
  ],
  [
    ['listed', 'book'],
    `incluida en, incluido en, listado en, listada en, aparece en, figura en, miembro de`,
  ],
  [['group'], `grupo, grupos, lista`],
  [['department'], `departamento, dpto, categoría, empresa, equipo, servicio, área`],
  [
    ['extension'],
    `extensión, extensiones, ext, exts, extn, anexo, anexos, interno, internos, nro interno, número
    de extensión, número interno, n interno, extensión telefónica, teléfono interno, teléfono de
    la habitación, teléfono habitación, tel hab, tel habitación, número de anexo, ramal, citófono,
    ext tel, derivación, número corto interno, intercomunicador, supletorio`,
  ],
  [
    ['trunk'],
    `troncal, troncales, troncal sip, línea troncal, enlace, enlace sip, trunk, grupo troncal`,
  ],
  [['external'], `usuario externo, usuarios externos`],
  [
    ['contact'],
    `contacto, contactos, familiar, persona, persona de contacto, nombre del contacto, allegado`,
  ],
  [
    ['phone'],
    `teléfono, teléfonos, tel, tlf, tfno, telf, fono, número de teléfono, línea directa, teléfono
    fijo, número telefónico, número directo, fijo, línea, ddi, número de contacto, marcación
    directa`,
  ],
  [
    ['mobile', 'phone'],
    `móvil, celular, cel, número de móvil, número de celular, teléfono móvil, teléfono celular`,
  ],
  [['profile'], `perfil, perfil de comunicación, perfil de comunicaciones`],
  [['provider', 'contact'], `contacto del proveedor, contacto de proveedor`],
  [['provider'], `proveedor`],
  [['service', 'provider'], `proveedor de servicios, proveedor de servicio`],
  [['rule'], `regla, reglas, regla de llamada, tipo de regla`],
  [['target'], `destino, de destino, objetivo`],
  [['value'], `valor, valores, activado`],
  [['new'], `nuevo, nueva, renombrar a, cambiar a`],
  [['action'], `acción, acciones, operación`],
  [['location'], `ubicación, lugar, localización, emplazamiento`],
  [['number'], `número, números, n, nº, no, nro, num, núm, nr, código`],
  [['id'], `id, identificador, identificación`],
  [
    ['idle'],
    `de, del, la, el, los, las, un, una, y, o, a, al, en, para, por, actual, obligatorio,
    obligatoria, opcional, requerido, principal, primero, primer, trabajo, oficina, particular,
    dígitos, hotel`,
  ],
  [
    ['other'],
    `segundo, segunda, secundario, otro, otra, otros, alternativo, anterior, antiguo, antigua,
    adicional`,
  ],
  [
    ['given'],
    `nombre de pila, apellido, apellidos, primer nombre, primer apellido, segundo apellido`,
  ],
  [
    ['foreign'],
    `huésped, huéspedes, paciente, pacientes, residente, inquilino, inquilina, cliente, clientes,
    visitante, fecha, hora, día, horario, horarios, nacimiento, correo, correo electrónico, email,
    e mail, mail, fax, dirección, calle, ciudad, código postal, país, precio, precios, tarifa,
    costo, coste, renta, alquiler, nota, notas, observación, observaciones, comentario,
    comentarios, estado, estatus, status, tipo, tipos, clase, modelo, aparato, terminal, equipo
    telefónico, serie, cama, camas, superficie, tamaño, m, vista, vistas, capacidad, cantidad,
    total, depósito, fianza, entrada, salida, ingreso, egreso, limpieza, camarera, historia
    clínica, expediente, médico, parentesco, relación, cargo, puesto, función, buzón, pin,
    captura, busca, instalación, instalado, instalador, modificado, creado, responsable,
    encargado, orden, turno, minutos, propietario, idioma, seguro, llave, cerradura, régimen,
    entradas, miembros, desvío, licencia, tratamiento`,
  ],
  [['account'], `usuario, cuenta, nombre de usuario`],
  [
    ['foreign', 'pbx'],
    `dirección mac, dirección ip, mac, ip, puerto, contraseña, clave, buzón de voz, grupo de
    captura`,
  ],
  [
    ['foreign', 'stay'],
    `llegada, noches, reserva, adultos, niños, fecha de entrada, fecha de salida, fecha de llegada`,
  ],
  [
    ['firm'],
    `hospital, clínica, escuela, colegio, establecimiento, entidad, institución, farmacia`,
  ],
  [['department', 'firm'], `empresa, razón social`],
  [['provider', 'firm'], `proveedor`],
  [
    ['foreign', 'stay'],
    `visitante, visitantes, reservas, reservaciones, llegadas, salidas, huésped, huéspedes, paciente, pacientes, entrada, salida, ingreso, egreso, alta, fecha de ingreso, fecha de alta, fecha de nacimiento,
    localizador, titular, régimen, n reserva, historia clínica`,
  ],
  [
    ['foreign', 'staff'],
    `busca, buscapersonas, puesto, cargo, personal, empleado, empleados, matrícula, legajo, nómina, turno`,
  ],
  [
    ['foreign', 'task'],
    `prioridad, asignado a, reportado por, incidencia, avería, tarea, orden de trabajo, vencimiento`,
  ],
  [['extension'], `teléfono cama, tel cama, teléfono de cama, extensión cama`],
  [['room'], `aula, aulas, sala, salas, sala de reuniones`],
];

export const spanish = vocabularyOf('es', MEANINGS, {
  rooms:
    'habitación, habitaciones, lista de habitaciones, cuartos, apartamentos, departamentos, cabañas',
  contacts:
    'contactos, agenda, agenda telefónica, números útiles, familiares, directorio, lista de teléfonos',
  extensions:
    'extensiones, anexos, internos, centralita, central telefónica, plan de numeración, conmutador',
  addressBooks: 'libretas de direcciones, libretas, directorios, agendas',
  associations: 'asignaciones, asociaciones',
  callingRules: 'reglas de llamada, reglas, bloqueos',
  inboundCalling: 'llamadas entrantes',
  externalUsers: 'usuarios externos',
});
