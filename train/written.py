"""Sentences of our own for the name layer: conflict news from templates. Names are real or invented, the
statements are made up and claim nothing. Tokens are parted by spaces; [..|KIND] is a name, {SLOT} is filled."""

import random

COUNTRIES = """Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh
Belarus Belgium Benin Bolivia Bosnia Brazil Britain Bulgaria Burundi Cambodia Cameroon Canada Chad Chile China
Colombia Congo Croatia Cuba Cyprus Denmark Djibouti Ecuador Egypt Eritrea Estonia Ethiopia Finland France Gabon Gambia
Georgia Germany Ghana Greece Guatemala Guinea Haiti Honduras Hungary India Indonesia Iran Iraq Ireland Israel Italy
Jamaica Japan Jordan Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Liberia Libya Lithuania Macedonia
Malawi Malaysia Mali Mauritania Mexico Moldova Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal
Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Panama Paraguay Peru Philippines Poland Portugal Qatar
Romania Russia Rwanda Senegal Serbia Singapore Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland Syria
Tajikistan Tanzania Thailand Togo Tunisia Turkey Turkmenistan Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam
Yemen Zambia Zimbabwe""".split() + [
    "Burkina Faso", "Sri Lanka", "South Sudan", "Central African Republic", "Ivory Coast", "Sierra Leone", "El Salvador",
    "Saudi Arabia", "United States", "United Kingdom", "United Arab Emirates", "South Africa", "North Korea",
    "South Korea", "Democratic Republic of Congo", "Papua New Guinea", "Equatorial Guinea", "New Zealand",
    "Costa Rica", "U.S.", "UK", "U.K.", "DR Congo", "UAE", "Timor - Leste", "Cape Verde"]
COUNTRY_SET = {c.lower() for c in COUNTRIES} | {"us", "america", "usa"}

L = lambda s: [x.strip() for x in s.replace("\n", " ").split(",") if x.strip()]

SLOTS = {
    "COUNTRY": [f"[{c}|LOC]" for c in COUNTRIES],
    "CITY": [f"[{c}|LOC]" for c in L("""Kabul, Kandahar, Lashkar Gah, Quetta, Peshawar, Karachi, Lahore, Mosul, Ramadi,
        Fallujah, Baghdad, Kirkuk, Aleppo, Homs, Idlib, Deir al-Zour, Raqqa, Damascus, Mogadishu, Kismayo, Baidoa, Beledweyne,
        Maiduguri, Damaturu, Kaduna, Jos, Zamfara, Gao, Timbuktu, Kidal, Ménaka, Bamako, Ouagadougou, Djibo, Dori, Niamey, Diffa,
        N'Djamena, Bangui, Bambari, Goma, Bukavu, Beni, Butembo, Bunia, Juba, Malakal, Bentiu, Bor, Khartoum, El Fasher, Nyala,
        El Geneina, Addis Ababa, Mekelle, Gondar, Asmara, Pemba, Palma, Mocímboa da Praia, Sana'a, Aden, Taiz, Hodeidah, Marib, Tripoli,
        Benghazi, Sirte, Derna, Cairo, El Arish, Gaza City, Rafah, Khan Younis, Jenin, Nablus, Hebron, Jerusalem, Beirut, Sidon,
        Diyarbakir, Cizre, Ankara, Istanbul, Donetsk, Luhansk, Mariupol, Kharkiv, Kherson, Bakhmut, Kyiv, Grozny, Makhachkala,
        Stepanakert, Srinagar, Pulwama, Anantnag, Imphal, Churachandpur, Dhaka, Cox 's Bazar, Sittwe, Yangon, Mandalay,
        Myawaddy, Lashio, Marawi, Jolo, Zamboanga City, Cotabato, Davao, Pattani, Yala, Narathiwat, Bogotá, Cali, Medellín,
        Tumaco, Cúcuta, Culiacán, Tijuana, Ciudad Juárez, Acapulco, Port-au-Prince, Guayaquil, San Salvador, Lima, Ayacucho,
        Khost, Ghazni, Kunduz, Jalalabad, Herat, Farah, Bannu, Miranshah, Turbat, Gwadar, Panjgur, Wana, Hangu, Parachinar, Brussels,
        Geneva, Moscow, Washington, London, Paris, New York, Nairobi, Kampala, Kigali, Bujumbura, Lamu, Garissa, Mandera"""
        )],
    "AREA": [f"[{c}|LOC]" for c in L("""Helmand, Kandahar, Nangarhar, Kunar, Uruzgan, Zabul, Paktika, Balochistan, Khyber
        Pakhtunkhwa, Sindh, Punjab, North Waziristan, South Waziristan, Anbar, Nineveh, Diyala, Borno, Yobe, Adamawa, Katsina,
        Plateau, Benue, Darfur, South Kordofan, Blue Nile, Tigray, Amhara, Oromia, Afar, Cabo Delgado, North Kivu, South Kivu,
        Ituri, Kasai, Tillabéri, Liptako, Mopti, Ségou, Soum, Jonglei, Unity, Upper Nile, Lower Shabelle, Middle Shabelle,
        Hiran, Bay, Gedo, Galgadud, Puntland, Somaliland, Hadramawt, Shabwa, Abyan, Sinai, Fezzan, Hasakah, Daraa, Latakia,
        Donbas, Crimea, Chechnya, Dagestan, Ingushetia, Nagorno - Karabakh, Kashmir, Manipur, Chhattisgarh, Jharkhand, Assam,
        Nagaland, Rakhine, Shan, Kachin, Chin, Sagaing, Mindanao, Sulu, Basilan, Maguindanao, Papua, Aceh, Antioquia,
        Cauca, Arauca, Nariño, Norte de Santander, Sinaloa, Guerrero, Michoacán, Chiapas, Tamaulipas, Galilee, the West Bank|x,
        Far North, Anglophone regions|x, Kurdistan, Sahel, Lake Chad, Golan Heights, Gaza Strip, Swat""") if "|x" not in c],
    "CAPAREA": [f"[{c}|LOC]" for c in L("""Helmand Province, Borno State, Anbar Governorate, Kech District, Jowhar District,
        Kunar Province, Plateau State, Bastar District, Lower Juba Region, Central Equatoria State, Mopti Region, Khyber District,
        Swat Valley, Sambisa Forest, Khyber Pass, Lake Chad, Euphrates River, Korengal Valley, Panjshir Valley, Bekaa Valley,
        Gulf of Aden, Red Sea, Strait of Hormuz, Horn of Africa, Middle East, Gaza Strip, West Bank, Chatham Island,
        Bagram Airfield, Camp Leatherneck, Qayyarah Airfield West, Tahrir Square, Green Zone, Highway 1, Kabul Airport,
        Makeen Valley, Serra Dorn, Port Kessel, Mount Sinjar, Qandil Mountains"""
        )],
    "GROUP": [f"[{c}|ORG]" for c in L("""Baloch Liberation Army, Balochistan Liberation Front, Taliban, Tehrik-e-Taliban
        Pakistan, al-Shabaab, Al-Shabaab, al-Qaeda, Al Qaeda, al-Qaida, Islamic State, ISIS, ISIL, Daesh, Boko Haram, ISWAP, Islamic
        State West Africa Province, Jama'at Nusrat al-Islam wal-Muslimin, JNIM, Ansar Dine, Ansaru, Hezbollah, Hizbullah, Hamas,
        Islamic Jihad, Palestinian Islamic Jihad, Houthi movement, Ansar Allah, Kurdistan Workers ' Party, PKK, YPG, Syrian Democratic
        Forces, SDF, Hayat Tahrir al-Sham, Jabhat al-Nusra, Nusra Front, Free Syrian Army, Ahrar al-Sham, Lord 's Resistance
        Army, LRA, Allied Democratic Forces, ADF, M23, March 23 Movement, FDLR, Mai-Mai Sheka, CODECO, SPLM-IO, Sudan People 's
        Liberation Army, SPLA, Rapid Support Forces, RSF, Janjaweed, Tigray People 's Liberation Front, TPLF, Oromo Liberation
        Army, Fano, Seleka, Anti-Balaka, Séléka, Abu Sayyaf, Moro Islamic Liberation Front, MILF, New People 's Army, NPA, Barisan
        Revolusi Nasional, Arakan Army, Kachin Independence Army, Karen National Union, Lashkar-e-Taiba, Lashkar-e-Jhangvi,
        Jaish-e-Mohammed, Hizbul Mujahideen, Haqqani Network, Communist Party of India ( Maoist ), ULFA, LTTE, Liberation Tigers of Tamil Eelam,
        FARC, ELN, National Liberation Army, Clan del Golfo, Sinaloa Cartel, Jalisco New Generation Cartel, Shining Path,
        Irish Republican Army, IRA, ETA, Wagner Group, Azov Regiment, Donetsk People 's Republic, Polisario Front, AQIM, al-Mourabitoun,
        Ogaden National Liberation Front, Mahdi Army, Badr Organization, Kata'ib Hezbollah, Popular Mobilization Forces,
        Khorasan Province, ISIS-K, Jundallah, Jaish al-Adl, Mujahedin-e Khalq, Southern Transitional Council, al-Qaeda in the
        Arabian Peninsula, AQAP, Ambazonia Defence Forces, Red Fox Brigade, Free Dorvan Army, Karsh Liberation Front,
        Harakat al-Fajr, Sons of Merrin, Velland People 's Front, United Tarkan Resistance, Lions of the Valley, VPF, UTR, Black
        Banner Battalion, Hand of Dawn, Farabundo Martí National Liberation Front, FMLN, Sendero Luminoso, M-19, Contras, Khmer Rouge,
        UNITA, RENAMO, Hezb-e-Islami, Northern Alliance""")],
    "FORCE": [f"[{c}|ORG]" for c in L("""Afghan National Army, Afghan National Police, ANSF, ISAF, Pakistan Army, Frontier Corps,
        Pakistan Rangers, Inter-Services Public Relations, ISPR, Iraqi Army, Nigerian Army, Nigeria Police Force, Civilian Joint
        Task Force, Multinational Joint Task Force, AMISOM, ATMIS, African Union Mission in Somalia, Somali National Army, Kenya
        Defence Forces, KDF, Ethiopian National Defense Force, Sudanese Armed Forces, SAF, South Sudan People 's Defence Forces,
        FARDC, MONUSCO, MINUSMA, UNAMA, UNIFIL, UNMISS, Israel Defense Forces, IDF, Israel Border Police, Syrian Arab Army,
        Turkish Armed Forces, Russian Armed Forces, Armed Forces of Ukraine, National Guard, Azerbaijani Armed Forces, Indian
        Army, Border Security Force, BSF, Central Reserve Police Force, CRPF, Assam Rifles, Tatmadaw, Myanmar Army, Armed Forces
        of the Philippines, Royal Thai Army, Rwanda Defence Force, RDF, Uganda People 's Defence Force, UPDF, Mexican Navy,
        Colombian Army, Peshmerga, Iraqi Special Operations Forces, Islamic Revolutionary Guard Corps, IRGC, Basij, NATO, Atlacatl Battalion,
        U.S. Army, US Army, U.S. Marine Corps, U.S. Central Command, CENTCOM, Royal Air Force, British Army, French Army, Barkhane,
        Dorvan Security Forces, Royal Merrin Guard, Second Infantry Division, 4th Brigade, 205th Corps, 12th Mountain
        Battalion, Treasury Police, Civil Guard""")],
    "AGENCY": [f"[{c}|ORG]" for c in L("""United Nations, UN, U.N., Red Cross, International Committee of the Red Cross, ICRC,
        Syrian Observatory for Human Rights, Amnesty International, Human Rights Watch, Reuters, AFP, Associated Press, AP, BBC, Al
        Jazeera, Dawn, Xinhua, TASS, RIA Novosti, Anadolu Agency, SANA, Tasnim, Bakhtar News Agency, Tolo News, Médecins Sans Frontières,
        Doctors Without Borders, World Food Programme, WFP, UNHCR, UNICEF, OCHA, World Health Organization, WHO, European Union, EU, African
        Union, AU, ECOWAS, Arab League, OSCE, World Bank, IMF, CNN, The New York Times, Agence France-Presse, White Helmets, Syrian
        Civil Defense, Palestinian Red Crescent Society, B'Tselem, Al-Mezan Center, Human Rights Commission of Pakistan, Edhi Foundation,
        FBI, CIA, Mossad, ISI, SBU, FSB, Interpol, Amaq, Amaq News Agency, SITE Intelligence Group, Merrin Herald, Radio Karsh, Dorvan
        Rights Watch""")],
    "MINISTRY": [f"[{c}|ORG]" for c in L("""Ministry of Defence, Ministry of Defense, Ministry of Interior, Interior Ministry, Defence
        Ministry, Defense Ministry, Foreign Ministry, Ministry of Foreign Affairs, Ministry of Health, Health Ministry, Ministry of Public
        Security, National Directorate of Security, National Security Council, Supreme Court, Parliament, Congress, Senate, State
        Department, Pentagon, White House, Kremlin, Department of Defense, National Assembly, Security Council, Federal Bureau of
        Statistics, Office of the Prosecutor, Counter Terrorism Department, CTD, Election Commission, Human Rights Commission""")],
    "PARTY": [f"[{c}|ORG]" for c in L("""Awami League, Pakistan Peoples Party, PPP, PML-N, Congress Party, BJP, Likud, Fatah, Baath
        Party, ANC, ZANU-PF, Labour Party, Muslim Brotherhood, Jamaat-e-Islami, ARENA, Democratic Party, Republican Party,
        People 's Democratic Party, Ennahda, National League for Democracy, MQM, Peoples Front of Merrin""")],
    "DEM": [f"[{c}|MISC]" for c in L("""Afghan, Pakistani, Indian, Iraqi, Syrian, Turkish, Kurdish, Israeli, Palestinian,
        Lebanese, Egyptian, Libyan, Tunisian, Algerian, Moroccan, Malian, Nigerien, Nigerian, Chadian, Cameroonian, Congolese, Rwandan,
        Burundian, Ugandan, Kenyan, Somali, Ethiopian, Eritrean, Sudanese, South Sudanese, Yemeni, Saudi, Emirati, Iranian, Russian,
        Ukrainian, Georgian, Armenian, Azerbaijani, Chechen, Burmese, Rohingya, Bangladeshi, Nepalese, Filipino, Thai, Indonesian,
        Mexican, Colombian, Peruvian, Salvadoran, Honduran, Venezuelan, Haitian, American, British, French, German, Polish, Chinese,
        Japanese, Hutu, Tutsi, Fulani, Hausa, Tuareg, Dinka, Nuer, Amhara, Oromo, Tigrayan, Baloch, Pashtun, Hazara, Tajik, Uzbek,
        Uyghur, Sunni, Shia, Shiite, Alawite, Druze, Christian, Muslim, Hindu, Sikh, Arab, European, African, Western, Houthi,
        Maoist, Marxist, Islamist, Dorvan, Merrinese, Catholic, Berom, Masalit, Meitei, Kuki, Karen, Kachin, Yazidi, Turkmen""")
        if c not in ("Islamist", "Marxist")],
    "DEMPL": [f"[{c}|MISC]" for c in L("""Afghans, Pakistanis, Iraqis, Syrians, Turks, Kurds, Israelis, Palestinians, Egyptians,
        Libyans, Nigerians, Congolese, Rwandans, Somalis, Ethiopians, Sudanese, Yemenis, Iranians, Russians, Ukrainians, Armenians, Chechens,
        Rohingya, Filipinos, Mexicans, Colombians, Americans, Britons, Germans, Chinese, Hutus, Tutsis, Fulani, Hazaras,
        Uyghurs, Sunnis, Shiites, Alawites, Christians, Muslims, Hindus, Sikhs, Arabs, Europeans, Yazidis, Jews, Houthis""")],
    "EVENT": [f"[{c}|MISC]" for c in L("""Operation Enduring Freedom, Operation Zarb-e-Azb, Operation Inherent Resolve, Operation Lafiya
        Dole, World War II, Second Congo War, Gulf War, Arab Spring, Geneva Convention, Geneva Conventions, Oslo Accords, Minsk
        Agreement, Eid al-Fitr, Ramadan, Christmas, Ashura, Operation Iron Valley, Doha Agreement, Six-Day War, Second Intifada""")],
    "THING": [f"[{c}|MISC]" for c in L("""Kalashnikov, AK-47, Toyota Hilux, Humvee, MiG-29, F-16, Boeing 737, Apache, Shahed-136,
        Grad, HIMARS, Black Hawk, Antonov An-26, Facebook|x, Bayraktar TB2, Hellfire""") if "|x" not in c],
}
FIRST = L("""Ahmed, Mohammad, Muhammad, Abdul, Ali, Hassan, Hussein, Omar, Yusuf, Ibrahim, Mustafa, Khalid, Bashir, Gul, Nasir,
    Zabihullah, Sher, Rahim, Fatima, Aisha, Maryam, Samuel, Emmanuel, Joseph, Jean, Pierre, Paul, Moses, Grace, Ruth, Chinedu, Musa,
    Abubakar, Amadou, Moussa, Ousmane, Ivan, Sergei, Oleksandr, Dmitry, Olena, Natalia, Mehmet, Ayşe, David, Moshe, Yossi, Avi, John,
    James, Michael, Robert, William, Thomas, Mark, Peter, Susan, Linda, Karen, Anna, Maria, José, Juan, Carlos, Luis, Óscar, Ana, Rosa,
    Miguel, Rodrigo, Ramon, Rajesh, Sanjay, Anil, Priya, Aung, Min, Kyaw, Somchai, Joko, Tran, Li, Wang, Kim, Haile, Abiy, Tesfaye,
    Abdi, Farah, Deng, Garang, Salva, Riek, Laurent, Félicien, Bosco, Joel, Denis, Patrick""")
LAST = L("""Khan, Karzai, Mujahid, Ahmadi, Stanekzai, Bugti, Mengal, Marri, Sharif, Bhutto, al-Maliki, al-Abadi, al-Sadr,
    al-Baghdadi, al-Zawahiri, Barzani, Talabani, Öcalan, Nasrallah, Haniyeh, Abbas, Levy, Cohen, Haftar, Shekau,
    Buhari, Okafor, Adeyemi, Danjuma, Lawal, Keïta, Traoré, Touré, Diallo, Ouédraogo, Kabila, Ntaganda, Nkunda, Makenga,
    Kony, Kiir, Machar, al-Burhan, Hemedti, Afwerki, Ahmed, Desalegn, Sheikh, Osman, Warsame, Ivanov, Petrov,
    Shevchenko, Kovalenko, Kadyrov, Smith, Johnson, Miller, Brown, Hammond,
    Dubois, García, Hernández, Rodríguez, Martínez, Cristiani, Villalobos, Duarte, Mendoza, López Obrador, Santos, Petro, Guzmán, Singh, Sharma,
    Patel, Hlaing, Tun, Santoso, Misuari, Dela Cruz, Nguyen, Chen, Zhang, Park, O'Neill, McGuinness, Van der Berg,
    de la Torre, Tarkan, Dorvel, Merrik, Hassan, Ndayishimiye, Mbarga, Nsabimana, Bizimana""")
NICK = L("Abu Omar, Abu Bakr al-Baghdadi, Abu Musab al-Zarqawi, Mullah|x, Osama bin Laden, Joseph Kony, Ayman al-Zawahiri, Commander|x, "
         "Abu Ubaida, Ban Ki-moon, Kofi Annan, Antónío Guterres, Moqtada al-Sadr, Jalaluddin Haqqani, Baitullah Mehsud")
NICK = [n for n in NICK if "|x" not in n]

PLAIN = {
    "NUM": L("two, three, four, five, six, seven, eight, nine, ten, 11, 12, 14, 17, 20, 23, 35, 40, 58, more than 100, at least 12, "
             "dozens of, several, about 30, nearly 200, at least seven, up to 50, some 60, hundreds of, 1,200"),
    "RANK": L("Gen., Col., Lt. Col., Maj. Gen., Brig. Gen., Captain, Colonel, General, Major, Lieutenant, Brigadier, Commander, President, "
              "Prime Minister, Governor, Senator, Mayor, Mr., Mrs., Ms., Dr., Sheikh, Mullah, Judge, Imam, Foreign Minister, Interior Minister, "
              "Defence Minister, Ambassador, Archbishop, Pastor, Chief"),
    "ROLE": L("spokesman, spokeswoman, spokesperson, governor, police chief, commander, army spokesman, local official, lawmaker, "
              "district chief, tribal elder, doctor, witness, resident, human rights activist, senior official, security official, mayor, "
              "deputy governor, military spokesman, analyst, journalist, village head"),
    "DAY": L("Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, on Monday, on Friday, late Saturday, early Tuesday, "
             "on 3 May, on July 12, yesterday, overnight, last week, earlier this month, Wednesday night, in March 2014, in 1989"),
    "WHO": L("militants, gunmen, rebels, fighters, insurgents, soldiers, troops, policemen, police officers, security forces, civilians, "
             "villagers, attackers, armed men, bandits, suspects, herders, farmers, protesters, students, aid workers, peacekeepers"),
    "ACT": L("attacked, ambushed, raided, shelled, bombed, stormed, opened fire on, targeted, overran, besieged, surrounded, struck"),
    "PLACE": L("checkpoint, police station, army base, convoy, market, mosque, church, school, hospital, village, camp, bus, bridge, "
               "government building, military post, patrol, prison, airport, oil pipeline, displacement camp, power station"),
    "BY": L("roadside bomb, suicide bomber, car bomb, drone strike, air strike, mortar attack, rocket attack, improvised explosive device, "
            "gun battle, clash, ambush, artillery shelling, grenade attack, landmine"),
    "DIR": L("northern, southern, eastern, western, central, north-eastern, northwestern, southeastern, north, south, the restive"),
    "SAID": L("said, told reporters, confirmed, announced, claimed, alleged, denied, added, warned, reported, insisted"),
    "AREAKIND": L("province, state, district, region, county, governorate, province, district, valley, department"),
    "CITYKIND": L("city, town, village, capital, port city, border town, capital city"),
    "FORCEKIND": L("army, military, police, forces, troops, soldiers, security forces, air force, navy, border guards, government, authorities, "
                   "officials, intelligence, commandos, warplanes, artillery, media, prime minister, president, parliament"),
    "GRPKIND": L("militants, fighters, rebels, insurgents, gunmen, commander, leader, spokesman, terrorists, guerrillas, positions, stronghold"),
}

TEMPLATES = """
{NUM} {WHO} were killed when {GROUP} {GRPKIND} {ACT} a {PLACE} in {AREA} {AREAKIND} {DAY} , the {DEM} {FORCEKIND} {SAID} .
{GROUP} {GRPKIND} {ACT} a {PLACE} in {CITY} , killing {NUM} {WHO} , {AGENCY} reported .
The {GROUP} claimed responsibility for the attack in {CITY} , {COUNTRY} .
The {GROUP} 's {ROLE} , {PERSON} , {SAID} its {WHO} had {ACT} a {FORCE} {PLACE} .
A {BY} killed {NUM} {WHO} near {CITY} in {DIR} {COUNTRY} {DAY} .
A {BY} in {CITY} 's {AREA} {AREAKIND} injured {NUM} {DEM} {WHO} , according to {AGENCY} .
{DEM} {FORCEKIND} killed {NUM} {GROUP} {GRPKIND} in {AREA} , {RANK} {PERSON} {SAID} .
The {DEM} {MINISTRY} {SAID} {NUM} {WHO} had been wounded in the {BY} .
{COUNTRY} 's {MINISTRY} {SAID} in a statement that {DEM} {FORCEKIND} had {ACT} {GROUP} positions in {CAPAREA} .
{RANK} {PERSON} , {ROLE} of {AREA} {AREAKIND} , blamed the {GROUP} for the {BY} .
{PERSON} , a {ROLE} in {CITY} , told {AGENCY} that {NUM} {WHO} were missing .
{RANK} {PERSON} of the {FORCE} {SAID} {NUM} {WHO} surrendered in {CAPAREA} .
The {FORCE} {SAID} it had killed {PERSON} , a senior {GROUP} {ROLE} , in {CITY} .
{FORCE} troops and {GROUP} {GRPKIND} clashed near {CITY} , forcing {NUM} {DEMPL} to flee .
{NUM} {DEMPL} and {NUM} {DEMPL} died in fighting between the {FORCE} and the {GROUP} {DAY} .
Fighting between {DEM} and {DEM} {WHO} in {CAPAREA} has left {NUM} people dead , the {AGENCY} {SAID} .
The {AGENCY} {SAID} both {GROUP} and the {FORCE} had violated the {EVENT} .
{GROUP} denied that it {ACT} the {PLACE} in {CITY} .
{CITY} , {COUNTRY} ( {AGENCY} ) - {NUM} {WHO} were killed in a {BY} {DAY} .
{CITY} : {DEM} {FORCEKIND} {ACT} {CITY} and {CITY} {DAY} .
{CITY} , {DAY} - {RANK} {PERSON} met {RANK} {PERSON} in {CITY} to discuss the {EVENT} .
{PERSON} {SAID} {PERSON} had ordered the {BY} on the {PLACE} .
" We will not leave {CITY} , " {SAID} {PERSON} , the {GROUP} {ROLE} .
" {COUNTRY} must act , " {PERSON} of {AGENCY} {SAID} .
The {GROUP} and the {GROUP} signed a truce in {CITY} in {COUNTRY} .
{GROUP} , {GROUP} and {GROUP} operate in the {DIR} part of {AREA} .
{PARTY} leader {PERSON} was shot dead by unknown {WHO} in {CITY} .
Supporters of the {PARTY} and the {PARTY} clashed in {CITY} , leaving {NUM} injured .
An {DEM} {FORCEKIND} {BY} hit a {PLACE} in {CITYKIND} of {CITY} , the {AGENCY} {SAID} .
In the {CITYKIND} of {CITY} , {NUM} {WHO} were abducted by {GROUP} .
In {DIR} {COUNTRY} , {GROUP} {ACT} {CITY} and the {PLACE} .
In {CAPAREA} , {DEM} {WHO} and {GROUP} exchanged fire for {NUM} hours .
{WHO} with {THING} rifles {ACT} a {PLACE} outside {CITY} .
A {THING} was shot down over {CITY} , {DEM} {FORCEKIND} {SAID} .
The {MINISTRY} in {CITY} {SAID} {RANK} {PERSON} would travel to {COUNTRY} .
The {MINISTRY} denied the claims of {PERSON} .
{PERSON} , {PERSON} and {PERSON} were arrested in {CITY} {DAY} .
{PERSON} ( {GROUP} ) {SAID} : " The {FORCE} are liars . "
{COUNTRY} and {COUNTRY} accuse each other of backing {GROUP} .
{COUNTRY} , {COUNTRY} and {COUNTRY} sent {WHO} to {CITY} under the {FORCE} .
{FORCE} spokesman {RANK} {PERSON} {SAID} {NUM} {WHO} were killed in the {CITYKIND} of {CITY} in {AREA} {AREAKIND} .
{FORCE} {ACT} a {GROUP} camp in {AREA} , {AGENCY} {SAID} , citing the {MINISTRY} .
{DEM} {FORCEKIND} , backed by {DEM} {FORCEKIND} , {ACT} {CITY} from {GROUP} .
{DEM} President {PERSON} condemned the {BY} in {CITY} .
{DEM} Prime Minister {PERSON} spoke with {COUNTRY} 's {PERSON} {DAY} .
The {AGENCY} mission in {COUNTRY} , the {FORCE} , {SAID} {NUM} {WHO} were hurt .
{PERSON} , {ROLE} of the {MINISTRY} , {SAID} the toll had risen to {NUM} .
According to {AGENCY} , {GROUP} 's {PERSON} died in {CAPAREA} .
Unidentified {WHO} {ACT} the home of {RANK} {PERSON} in {CITY} 's {CITY} {AREAKIND} .
Police in {CITY} , {AREA} , {SAID} {NUM} {WHO} had joined {GROUP} .
Suspected {GROUP} {GRPKIND} abducted {NUM} {WHO} from {CITY} .
Suspected {DEM} {WHO} killed {NUM} {DEM} {WHO} in {AREA} {AREAKIND} .
The {BY} came days after the {FORCE} {ACT} {GROUP} in {CAPAREA} .
{AGENCY} {ROLE} {PERSON} {SAID} {NUM} {WHO} fled to {COUNTRY} .
The {DEM} {FORCEKIND} and the {GROUP} have fought in {AREA} since {EVENT} .
{PERSON} 's {WHO} , allied to {COUNTRY} , hold {CITY} and {CAPAREA} .
{NUM} {WHO} , among them {PERSON} of {CITY} , were freed by the {GROUP} .
Since the {EVENT} , {NUM} {DEMPL} have died .
A court in {CITY} sentenced {PERSON} , a {GROUP} {ROLE} , to death .
{PERSON} , who led the {GROUP} until {DAY} , is in {COUNTRY} .
The {MINISTRY} of {COUNTRY} put the number of dead {DEMPL} at {NUM} .
Residents of {CITY} {SAID} {FORCE} soldiers burned {NUM} houses .
{GROUP} {ROLE} {PERSON} {SAID} on Twitter that {NUM} {DEM} {WHO} died in {CITY} .
{AREA} {ROLE} {PERSON} {SAID} {WHO} {ACT} a {PLACE} in {CITY} {AREAKIND} .
{AREA} , {COUNTRY} : {NUM} {WHO} killed by {GROUP}
{GROUP} kills {NUM} in {CITY} {BY}
{CITY} {BY} kills {NUM} {WHO} , says {AGENCY}
{DEM} {FORCEKIND} kill {NUM} {GROUP} {GRPKIND} in {AREA}
{PERSON} : {GROUP} behind {CITY} {BY}
""".strip().split("\n")


def person(rng):
    r = rng.random()
    if r < 0.1:
        name = rng.choice(NICK)
    elif r < 0.4:
        name = rng.choice(LAST)
    elif r < 0.9:
        name = rng.choice(FIRST) + " " + rng.choice(LAST)
    else:
        name = rng.choice(FIRST) + " " + rng.choice(FIRST) + " " + rng.choice(LAST)
    return f"[{name}|PER]"


def fill(template, rng):
    words, tags = [], []
    text, at = template, 0
    while (b := text.find("{", at)) >= 0:
        e = text.index("}", b)
        slot = text[b + 1:e]
        new = person(rng) if slot == "PERSON" else rng.choice(SLOTS[slot] if slot in SLOTS else PLAIN[slot])
        text = text[:b] + new + text[e + 1:]
        at = b + len(new)
    at = 0
    while at < len(text):
        if text[at] == "[":
            e = text.index("]", at)
            name, kind = text[at + 1:e].rsplit("|", 1)
            for k, w in enumerate(name.split()):
                words.append(w)
                tags.append(("B-" if k == 0 else "I-") + kind)
            at = e + 1
        else:
            e = text.find("[", at)
            e = len(text) if e < 0 else e
            for w in text[at:e].split():
                words.append(w)
                tags.append("O")
            at = e
    if words[0][0].islower() and tags[0] == "O":
        words[0] = words[0][0].upper() + words[0][1:]
    for k in range(len(words) - 1):
        if words[k] in ("a", "an", "A", "An") and words[k + 1][0].isalpha():
            vowel = words[k + 1][0] in "aeiouAEIO"
            words[k] = words[k][0] + ("n" if vowel else "")
    # UD parts hyphens: al-Shabaab is al, -, Shabaab
    out_w, out_t = [], []
    for w, t in zip(words, tags):
        parts = w.replace("-", " - ").split() if "-" in w and len(w) > 1 and any(c.isalpha() for c in w) \
            and rng.random() < 0.5 else [w]
        for k, p in enumerate(parts):
            out_w.append(p)
            out_t.append(t if k == 0 or t == "O" else "I-" + t[2:])
    return out_w, out_t


def sentences(n, seed=7):
    """n sentences as (words, tags); every tenth in capitals."""
    rng = random.Random(seed)
    out = []
    for k in range(n):
        w, t = fill(TEMPLATES[k % len(TEMPLATES)], rng)
        if k % 10 == 9:
            w = [x.upper() for x in w]
        out.append((w, t))
    return out


if __name__ == "__main__":
    for w, t in sentences(70):
        print(" ".join(a if b == "O" else f"{a}/{b}" for a, b in zip(w, t)))
