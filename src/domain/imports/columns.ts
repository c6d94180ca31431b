import { fold } from '../matching/companies/organization-name.ts'

// Column names in lists of people and companies, as people and systems write them, in a dozen languages. Every name is
// in the form readHeaderName returns: lower case, no accents, words separated by one space.

export type Column = 'first' | 'last' | 'full' | 'company' | 'title' | 'email' | 'url' | 'connected'

const words = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

/** The most certain names of a column first: "Title" may be a form of address, "Job title" cannot. */
const NAMES: Record<Column, string[]> = {
  first: words(`first name, firstname, given name, forename, vorname, vornamen, rufname, prenom, prenoms, nombre de pila
    primer nombre, nombre, nombres, primeiro nome, nome proprio, nome, voornaam, roepnaam, imie, ad, adi, isim, 名, 名字, given
    first`),
  last: words(`last name, lastname, family name, surname, nachname, familienname, zuname, nom de famille, nom, apellidos
    apellido, primer apellido, sobrenome, apelido, ultimo nome, cognome, achternaam, familienaam, nazwisko, soyad, soyadi
    soyisim, 姓, 苗字, last`),
  full: words(`full name, fullname, complete name, person, person name, vollstandiger name, voller name, ganzer name
    vor und nachname, name und vorname, nom complet, nom et prenom, prenom et nom, nombre completo, nombre y apellidos
    nombre y apellido, nome completo, nome e cognome, nome e sobrenome, volledige naam, imie i nazwisko, nazwisko i imie
    ad soyad, adi soyadi, isim soyisim, 氏名, お名前, 名前, 姓名, 全名`),
  company: words(`company, company name, current company, employer, organization, organisation, organization name
    organisation name, account name, account, unternehmen, unternehmensname, firma, firmenname, arbeitgeber, organisation
    entreprise, nom de l entreprise, societe, employeur, empresa, nombre de la empresa, nome da empresa, compania
    organizacion, companhia, organizacao, empregador, azienda, nome azienda, societa, ditta, impresa, organizzazione
    bedrijf, bedrijfsnaam, organisatie, werkgever, nazwa firmy, firma pracodawca, pracodawca, przedsiebiorstwo, organizacja
    sirket, sirket adi, firma adi, kurum, isyeri, 会社, 会社名, 企業, 企業名, 勤務先, 組織, 所属, 公司, 公司名称, 公司名稱, 企业
    企业名称, 单位, 单位名称, 工作单位`),
  title:
    words(`job title, jobtitle, position, current position, occupation, berufsbezeichnung, jobtitel, stellenbezeichnung
    stelle, beruf, poste, intitule du poste, fonction, profession, puesto, cargo, posicion, ocupacion, funcao, posicao
    profissao, posizione, ruolo, qualifica, mansione, functietitel, functie, functienaam, positie, stanowisko, pozycja
    pozisyon, unvan, gorev, is unvani, 役職, 職位, 肩書, 肩書き, 职位, 职务, 职称, 職務, 職稱, title, titel, titre, titulo, titolo
    tytul, funktion, role, job`),
  email:
    words(`email address, email, e mail address, e mail, mail, mail address, e mail adresse, email adresse, adresse e mail
    adresse email, courriel, adresse electronique, correo electronico, correo, direccion de correo electronico
    endereco de e mail, endereco de email, indirizzo e mail, indirizzo email, posta elettronica, e mailadres, emailadres
    adres e mail, adres email, e posta, eposta, e posta adresi, メール, メールアドレス, 電子メール, 邮箱, 电子邮箱, 电子邮件, 邮件地址
    电子邮件地址, 電子郵件`),
  url: words(`url, profile url, profile link, profile, linkedin url, linkedin profile, linkedin, public profile url, profil
    profil url, linkedin profil, profil linkedin, url du profil, perfil, url del perfil, url do perfil, profilo, profiel
    profil adresi, プロフィール, 个人资料, 個人資料`),
  connected:
    words(`connected on, connected, connection date, connected since, vernetzt seit, vernetzt am, verbunden seit
    kontakt seit, en relation depuis, en relation depuis le, en contact depuis, en contact depuis le, connecte le, date de connexion
    conectado el, conectado desde, contacto desde, fecha de conexion, fecha de contacto, conectado em, conectado desde
    data de conexao, collegato il, collegato dal, data di collegamento, in contatto dal, verbonden op, verbonden sinds
    connectie sinds, data nawiazania kontaktu, polaczono, w kontakcie od, baglanti tarihi, baglanti kurma tarihi
    つながり日, つながった日, 交換日, 连接日期, 联系日期, 加好友时间, 建立联系时间`),
}

/** Headers above plain names, of people or of companies. */
const BARE = new Set(
  words('name, names, namen, nom, nombre, nome, naam, nazwa, ad, adi, isim, 名前, 名称, 名稱, navn, namn'),
)

/** Normalises a column name for comparison: "FirstName", "first_name" and "First name*" are the same. */
export function readHeaderName(cell: string): string {
  const parted = cell.replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ')
  return (
    fold(parted)
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ') ?? ''
  )
}

/** The positions in a header of the columns of a list of people; missing ones are left out. */
export function peopleColumns(names: string[]): Map<Column, number> {
  const places = new Map<Column, number>()
  const taken = new Set<number>()
  const find = (column: Column, known: Iterable<string>) => {
    for (const name of known) {
      const at = names.indexOf(name)
      if (at === -1 || taken.has(at) || places.has(column)) continue
      places.set(column, at)
      taken.add(at)
    }
  }
  // "Nome" and "Nom" are a first or last name next to the other one, and otherwise a full name.
  for (const column of ['last', 'full', 'company', 'title', 'email', 'url', 'connected'] as const)
    find(column, NAMES[column])
  if (places.has('last')) find('first', NAMES.first)
  if (places.has('first') || places.has('full')) return places
  places.delete('last')
  find('full', BARE)
  return places
}

/** Whether a header is that of a list of people: first and last names, or full names and more about a person. */
export function isOfPeople(names: string[]): boolean {
  const places = peopleColumns(names)
  if (places.has('first')) return true
  if (!places.has('full')) return false
  const isBare = BARE.has(names[places.get('full') ?? -1] ?? '')
  return isBare ? places.has('title') && places.has('company') : names.length > 1
}

/** Whether a column name means companies, or names that may be companies'. */
export const isCompanyName = (name: string): boolean => NAMES.company.includes(name)
export const isBareName = (name: string): boolean => BARE.has(name)
/** Whether a column name is another one of a list of people. */
export const isPeopleName = (name: string): boolean =>
  (['first', 'last', 'full', 'title', 'email', 'url', 'connected'] as const).some((column) =>
    NAMES[column].includes(name),
  )
