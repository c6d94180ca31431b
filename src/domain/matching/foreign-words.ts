// Words of names in scripts that Latin names translate rather than spell: trades, bodies, places. General vocabulary,
// written for this project; a name of its own is read by its sounds (readings.ts).

/** The Latin word first, then what it stands for. */
const LINES = `
university 大学 大學 대학교 대학 جامعة الجامعة विश्वविद्यालय युनिवर्सिटी যুনিভার্সিটি বিশ্ববিদ্যালয় มหาวิทยาลัย университет університет πανεπιστημιο אוניברסיטת אוניברסיטה უნივერსიტეტი համալսարան பல்கலைக்கழகம் విశ్వవిద్యాలయం ವಿಶ್ವವಿದ್ಯಾಲಯ ವಿಶ್ವವಿದ್ಯಾನಿಲಯ യൂണിവേഴ്സിറ്റി ਯੂਨੀਵਰਸਿਟੀ တက္ကသိုလ်
college 学院 學院 كلية الكلية महाविद्यालय วิทยาลัย колледж מכללת מכללה კოლეჯი քոլեջ
school 学校 學校 고등학교 학교 مدرسة विद्यालय स्कूल โรงเรียน школа בית ספר
institute 研究所 研究院 연구소 연구원 معهد संस्थान इंस्टीट्यूट สถาบัน институт інститут ινστιτουτο מכון ინსტიტუტი ինստիտուտ ইনস্টিটিউট ఇన్స్టిట్యూట్ ಇನ್ಸ್ಟಿಟ್ಯೂಟ್ इंस्टिट्यूट
research 研究 리서치 연구 للبحوث للأبحاث البحوث अनुसंधान исследовательский научноисследовательский дослідницький ερευνων
laboratory 实验室 實驗室 연구실 مختبر प्रयोगशाला лаборатория лабораторія
key 重点
state 国家 國家
center 中心 センター 센터 مركز المركز केंद्र केन्द्र ศูนย์ центр κεντρο מרכז ცენტრი կենտրոն
hospital 病院 医院 醫院 병원 مستشفى अस्पताल हॉस्पिटल โรงพยาบาล больница лікарня νοσοκομειο בית חולים საავადმყოფო
medical 医疗 醫療 医学 醫學 医科 의료원 의료 الطبية الطبي मेडिकल чикитса медицинский медичний
pharmaceutical 制药 製藥 製薬 药业 藥業 薬品 药品 제약 약품 للأدوية الدوائية фармацевтический
bank 银行 銀行 은행 بنك مصرف बैंक ธนาคาร банк τραπεζα בנק ბანკი բանկ ব্যাংক வங்கி
insurance 保险 保險 保険 보험 تأمين للتأمين बीमा ประกันภัย страхование страхова ασφαλιστικη ביטוח
securities 证券 證券 証券 증권
electric 电气 電気 電機 电机 전기 الكهرباء электрический
electronics 电子 電子 전자 الإلكترونيات इलेक्ट्रॉनिक्स электроника
energy 能源 에너지 الطاقة энергия
power 电力 電力 전력
chemical 化学 化學 化工 化成 화학 الكيماوية химический
industry 工業 工业 産業 产业 산업 الصناعية للصناعات इंडस्ट्रीज उद्योग промышленность
manufacturing 製作所 制造 製造 제조
steel 鋼鉄 钢铁 鋼鐵 製鋼 철강 الحديد
metal 金属 金屬 금속
machinery 机械 機械 기계
machine 工機
precision 精密 정밀
seiki 精機
seiko 精工
motors 汽车 汽車 自動車 자동차
construction 建設 建设 建築 建筑 건설 للمقاولات निर्माण строительство
trading 商事 贸易 貿易 무역 للتجارة
transport 运输 運輸 운송 النقل
logistics 物流 물류 โลจิสติกส์
food 食品 식품 الأغذية खाद्य อาหาร
agricultural 农业 農業 농업 الزراعية कृषि сельскохозяйственный
science 科学 科學 과학 العلوم विज्ञान วิทยาศาสตร์ наук επιστημων
academy 科学院 科學院 アカデミー 아카데미 أكاديمية अकादमी академия академія ακαδημια אקדמיה აკადემია ակադեմիա
technology 科技 技术 技術 기술 テクノロジー 테크놀로지 التكنولوجيا تكنولوجيا प्रौद्योगिकी टेक्नोलॉजी เทคโนโลยี технология технологий технологій τεχνολογιας טכנולוגיה
giken 技研
gumi 組
shokai 商会
tekko 鉄工
engineering 工程 工学 エンジニアリング 엔지니어링 공학 الهندسة अभियांत्रिकी інженерний инжиниринг
information 信息 情報 資訊 정보 المعلومات सूचना информационный
communication 通信 통신 الاتصالات
biological 生物 바이오
intelligence 智能 인공지능
systems システムズ システム 시스템
services サービス 서비스 خدمات للخدمات
national 国立 國立 국립 الوطني الوطنية राष्ट्रीय แห่งชาติ национальный национальная національний εθνικη εθνικο
international 国际 國際 国際 국제 الدولية الدولي दولي अंतर्राष्ट्रीय नेशनल นานาชาติ международный международная міжнародний διεθνης
association 协会 協會 協会 학회 협회 学会 學會 جمعية संघ สมาคม ассоциация асоціація ενωση
foundation 基金会 基金會 財団 재단 مؤسسة फाउंडेशन มูลนิธิ фонд ιδρυμα
society 社会 學社
museum 博物馆 博物館 美術館 박물관 متحف संग्रहालय พิพิธภัณฑ์ музей μουσειο
library 图书馆 圖書館 図書館 도서관 مكتبة पुस्तकालय
group 集团 集團 グループ 그룹 مجموعة समूह กลุ่ม группа група ομιλος קבוצת
holdings 控股 ホールディングス 홀딩스 القابضة होल्डिंग्स холдинг
company 会社 公司 회사 شركة कंपनी компания компанія
branch 分公司
ministry 部 وزارة मंत्रालय กระทรวง министерство міністерство υπουργειο
development 发展 開発 开发 발전 للتنمية التنمية विकास развитие розвитку
design 设计 設計 디자인
environment 环境 環境 환경 البيئة पर्यावरण
education 教育 교육 التربية शिक्षा การศึกษา
music 音乐 音楽 음악
art 艺术 芸術 예술
prefecture 県庁 県立
city 市立 シティ 시립
women 女性 महिला المرأة
cancer 癌 암 السرطان
oil 石油 석유 النفط للبترول
textile 纺织 紡織 섬유
shipbuilding 造船 조선
brewery 酒造 酒類
confectionery 製菓 제과
rubber ゴム 고무
paint ペイント 塗料 페인트
japan 日本 일본
china 中国 中國 중국
korea 한국 韓国 韩国
india भारत
indian भारतीय
arab العربي العربية
russia россии российский
america 美国 美國 미국
europe 欧洲 歐洲 유럽
beijing 北京
shanghai 上海
guangzhou 广州 廣州
hongkong 香港 홍콩
taiwan 台湾 台灣 臺灣
tokyo 東京 도쿄
osaka 大阪
kyoto 京都
yokohama 横浜
nagoya 名古屋
kobe 神戸
hokkaido 北海道
aomori 青森
iwate 岩手
miyagi 宮城
akita 秋田
yamagata 山形
fukushima 福島
ibaraki 茨城
tochigi 栃木
gunma 群馬
saitama 埼玉
chiba 千葉
kanagawa 神奈川
niigata 新潟
toyama 富山
ishikawa 石川
fukui 福井
yamanashi 山梨
nagano 長野
gifu 岐阜
shizuoka 静岡
aichi 愛知
mie 三重
shiga 滋賀
hyogo 兵庫
nara 奈良
wakayama 和歌山
tottori 鳥取
shimane 島根
okayama 岡山
hiroshima 広島
yamaguchi 山口
tokushima 徳島
kagawa 香川
ehime 愛媛
kochi 高知
kyushu 九州
fukuoka 福岡
saga 佐賀
nagasaki 長崎
kumamoto 熊本
oita 大分
miyazaki 宮崎
kagoshima 鹿児島
okinawa 沖縄
sato 佐藤
suzuki 鈴木
takahashi 高橋
tanaka 田中
ito 伊藤
watanabe 渡辺 渡邊
yamamoto 山本
nakamura 中村
kobayashi 小林
kato 加藤
yoshida 吉田
yamada 山田
sasaki 佐々木
matsumoto 松本
inoue 井上
kimura 木村
shimizu 清水
yamazaki 山崎
mori 森
ikeda 池田
hashimoto 橋本
abe 阿部
ogawa 小川
okada 岡田
goto 後藤
hasegawa 長谷川
murakami 村上
kondo 近藤
ishii 石井
sakamoto 坂本
endo 遠藤
aoki 青木
fujii 藤井
nishimura 西村
fukuda 福田
ota 太田
miura 三浦
fujiwara 藤原
okamoto 岡本
matsuda 松田
nakajima 中島
nakagawa 中川
harada 原田
ono 小野
tamura 田村
takeuchi 竹内
kaneko 金子
nakayama 中山
wada 和田
fujita 藤田
ishida 石田
ueda 上田
morita 森田
hara 原
shibata 柴田
sakai 酒井
kudo 工藤
yokoyama 横山
miyamoto 宮本
uchida 内田
takagi 高木
ando 安藤
taniguchi 谷口
ohno 大野
maruyama 丸山
imai 今井
kawasaki 川崎
kuroda 黒田
yoshikawa 吉川
otsuka 大塚
mitsui 三井
mitsubishi 三菱
sumitomo 住友
fuji 富士
seoul 서울
busan 부산`

const WORDS: [string, string][] = LINES.trim()
  .split('\n')
  .flatMap((line) => {
    const [latin = '', ...foreign] = line.split(' ')
    return foreign.map((word): [string, string] => [word.normalize('NFKC'), latin])
  })

/** The Latin word for each foreign one. */
export const FOREIGN_WORDS: ReadonlyMap<string, string> = new Map(WORDS)

/** Those of scripts that put no space between words, the longest first, wherever they stand. */
export const GLUED_WORDS = new RegExp(
  WORDS.map(([word]) => word)
    .filter((word) => /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Thai}ー々]+$/u.test(word))
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'gu',
)
