// Column names in lists of people and companies, as people and systems write them, in a dozen languages. Every name is
// in the form readHeaderName returns: lower case, no accents, words separated by one space.

export type Column = 'first' | 'middle' | 'last' | 'full' | 'company' | 'title' | 'email' | 'url' | 'connected'

const words = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

/** The most certain names of a column first: "Title" may be a form of address, "Job title" cannot. */
export const NAMES: Record<Column, string[]> = {
  first: words(`first name, firstname, given name, forename, vorname, vornamen, rufname, prenom, prenoms, nombre de pila
    primer nombre, nombre s, nombre, nombres, name first, primeiro nome, nome proprio, nome, voornaam, roepnaam, imie, imiona, nome de batismo, ad, adi, isim, 名, 名字, given
    first`),
  last: words(`last name, lastname, family name, surname, nachname, familienname, zuname, nom de famille, nom, apellidos
    apellido, primer apellido, sobrenome, apelido, ultimo nome, cognome, achternaam, familienaam, nazwisko, soyad, soyadi
    soyisim, 姓, 苗字, 姓氏, nazwiska, cognomi, apellido paterno, soyisim, last`),
  full: words(`full name, fullname, complete name, person, person name, vollstandiger name, voller name, ganzer name
    vor und nachname, name und vorname, nom complet, nom et prenom, prenom et nom, nombre completo, nombre y apellidos
    nombre y apellido, nome completo, nome e cognome, nome e sobrenome, volledige naam, imie i nazwisko, nazwisko i imie
    ad soyad, adi soyadi, isim soyisim,
    display name, name full, フルネーム, 氏名, お名前, 名前, 姓名, 全名`),
  middle: words(`middle name, middlename, middle names, additional name, zweiter vorname, weitere vornamen
    deuxieme prenom, segundo nombre, segundo nome, secondo nome, tweede voornaam, middelste naam, drugie imie, ikinci ad, ミドル ネーム, 中间名`),
  company:
    words(`company, company name, current company, organization 1 name, associated company, associated company primary
    primary company, company name for emails, employer, organization, organisation, organization name
    organisation name, account name, account, unternehmen, unternehmensname, firma, firmenname, arbeitgeber, organisation
    entreprise, nom de l entreprise, societe, employeur, empresa, nombre de la empresa, nome da empresa, compania
    organizacion, companhia, organizacao, empregador, azienda, nome azienda, societa, ditta, impresa, organizzazione
    bedrijf, bedrijfsnaam, organisatie, werkgever, nazwa firmy, firma pracodawca, pracodawca, przedsiebiorstwo, organizacja
    sirket, sirket adi, firma adi, kurum, isyeri, 会社, 会社名, 企業, 企業名, 勤務先, 組織, 所属, 公司, 公司名称, 公司名稱, 企业
    企业名称, 单位, 单位名称, 工作单位`),
  title:
    words(`job title, jobtitle, organization 1 title, organization title, job position, position title, person title, position, current position, occupation, berufsbezeichnung, jobtitel, stellenbezeichnung
    stelle, beruf, poste, intitule du poste, fonction, profession, puesto, cargo, posicion, ocupacion, funcao, posicao
    profissao, posizione, ruolo, qualifica, mansione, functietitel, functie, functienaam, positie, stanowisko, pozycja
    pozisyon, is unvani, unvan, gorev, 役職, 職位, 肩書, 肩書き, 职位, 职务, 职称, 職務, 職稱, title, titel, titre, titulo, titolo
    tytul, funktion, role, job`),
  email:
    words(`email address, email, primary email, email 1, e mail 1, e mail 1 value, work email, business email, person email,
    e mail 1 address, email 1 address, email adressen, emails, e mail address, e mail, mail, mail address, e mail adresse, email adresse, adresse e mail
    adresse email, adresse de messagerie, adresse electronique, courriel, correo electronico, correo, direccion de correo electronico
    endereco de e mail, endereco de email, indirizzo e mail, indirizzo email, indirizzo posta elettronica, indirizzo di posta elettronica, posta elettronica, e mailadres, emailadres
    adres e mail, adres email, e posta, eposta, e posta adresi, メール, メールアドレス, 電子メール アドレス, 電子メールアドレス, eメール, 電子メール, 邮箱, 电子邮箱, 电子邮件, 邮件地址
    电子邮件地址, 电邮, 電子郵件, 電子郵件地址, 電郵`),
  url: words(`url, profile url, linkedin profile url, linkedin url, person linkedin url, linkedin bio, linkedin link, linkedin contact, profile link, profile, linkedin url, linkedin profile, linkedin, public profile url, profil
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

/** People at companies: in a list of companies, this is the one to call. */
export const CONTACTS: ReadonlySet<string> = new Set(
  words(`contact name, contact full name, contact, contact person, kontaktname, kontakt, kontaktperson, ansprechpartner
    nom du contact, nombre del contacto, contacto, nome contatto, contatto, nome do contato, contato, naam contactpersoon
    contactpersoon, osoba kontaktowa, ilgili kisi, 联系人, 联系人姓名, 担当者, 担当者名`),
)

/** Headers above plain names, of people or of companies. */
export const BARE: ReadonlySet<string> = new Set(
  words('name, names, namen, nom, nombre, nome, naam, nazwa, ad, adi, isim, 名前, 名称, 名稱, navn, namn'),
)
