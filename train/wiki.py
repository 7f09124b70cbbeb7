"""Encyclopedic sentences of our own for the name layer, from templates: people, bands, clubs, universities, companies,
films, places. Most names are real, pairings are made up at random; nothing is stated as fact. See written.py."""

import random

import written as W

L = W.L
T = lambda kind, text: [f"[{x}|{kind}]" for x in L(text)]

SLOTS = {
    "BAND": T("ORG", """The Beatles, The Rolling Stones, Pink Floyd, Radiohead, Led Zeppelin, Nirvana, Metallica, The Smiths, Joy Division, U2,
        Queen, The Clash, Sonic Youth, Black Sabbath, Iron Maiden, The Velvet Underground, Talking Heads, Blur, Oasis, Coldplay, Green Day,
        Deep Purple, Killing Time, Red Hot Chili Peppers, The Doors, Grateful Dead, Fleetwood Mac, Wolf Parade, The Dead Weather, Sigur Rós,
        Kraftwerk, ABBA, Genesis, Yes, Rush, Blue Lantern, The Crooked Hats, Glass Harbor, Night Tide, Velvet Engine, The Paper Kings,
        Sisters of Rain, Stone Orchard, XTC, R.E.M., AC/DC, Run-D.M.C., Public Enemy, Wu-Tang Clan, Black Flag, Minor Threat, Bad Religion,
        London Symphony Orchestra, Berlin Philharmonic, New York Philharmonic, Vienna Boys ' Choir"""),
    "CLUB": T("ORG", """Manchester United, Liverpool, Arsenal, Chelsea, Real Madrid, FC Barcelona, Bayern Munich, Juventus, AC Milan, Ajax,
        Celtic, Rangers, New York Yankees, Boston Red Sox, Chicago Cubs, Los Angeles Lakers, Boston Celtics, Chicago Bulls, Dallas Cowboys, Green
        Bay Packers, Pittsburgh Steelers, Toronto Maple Leafs, Montreal Canadiens, Detroit Red Wings, St. Louis Cardinals, San Francisco Giants,
        Brisbane Broncos, Sydney Swans, Collingwood, Essendon, Melbourne Storm, Leeds United, Aston Villa, Everton, Derby County, Sunderland,
        Notts County, Hibernian, Galatasaray, Red Star Belgrade, Dynamo Kyiv, Boca Juniors, River Plate, Flamengo, Santos, Texas Rangers,
        Philadelphia Eagles, Cleveland Browns, Oakland Raiders, Houston Oilers, Harrow Town, West Ridge Rovers, Milton Park Athletic,
        Surrey County Cricket Club, Mumbai Indians, Wests Tigers, Ottawa Senators, New Jersey Devils, Phoenix Suns"""),
    "LEAGUE": T("ORG", """NBA, NFL, NHL, Major League Baseball, American League, National League, Premier League, Football League, FIFA, UEFA,
        National Hockey League, National Football League, Bundesliga, Serie A, Southern League, Big Ten Conference, NCAA, WWE, International Olympic
        Committee, Football Association, All India Football Federation, PGA"""),
    "UNI": T("ORG", """Harvard University, Yale University, University of Oxford, University of Cambridge, Stanford University, University of Michigan,
        University of California, Columbia University, Princeton University, Massachusetts Institute of Technology, MIT, Ohio State University,
        University of Texas at Austin, Trinity College, King 's College, University of Tokyo, Peking University, Delhi University, University of
        Sydney, Monash University, University of Toronto, McGill University, Boston College, Duke University, Indiana University, Howard
        University, University of Heidelberg, Sorbonne, Royal Academy of Music, Juilliard School, Eton College, Lincoln High School, St. Mary 's
        School, Westbrook High School, Royal College of Art, United States Naval Academy, West Point, London School of Economics, Brown University,
        University of North Carolina, Tulane University, Rice University, Northfield Grammar School, Kerala Agricultural University"""),
    "COMPANY": T("ORG", """Microsoft, IBM, Google, Apple, Intel, Sony, Toyota, Honda, General Motors, Ford, Boeing, Airbus, Lockheed Martin, General
        Electric, Siemens, BMW, Volkswagen, Nokia, Samsung, Nintendo, Sega, Electronic Arts, Warner Bros., Paramount Pictures, Universal Studios, Columbia
        Records, EMI, Atlantic Records, Capitol Records, Sub Pop, Random House, Penguin Books, Marvel Comics, DC Comics, Walt Disney Company, Pixar,
        Coca-Cola, McDonald 's, Wal-Mart, Goldman Sachs, J.P. Morgan, Bank of America, Barclays, British Airways, Lufthansa, Pan Am, Union Pacific
        Railroad, Great Western Railway, Standard Oil, ExxonMobil, Shell, BP, Tata Steel, Reliance Industries, Infosys, NBC, CBS, ABC, HBO, MTV, Fox, Channel 4,
        ITV, Harland & Wolff, Brixton Motors, Merrow and Sons, Hallam Steel Works, Pike Valley Mining Company, Oracle Corporation, Sun Microsystems,
        Hewlett-Packard, AT&T, Delta Air Lines, Cunard Line, Kodak, Bell Labs, NASA, Royal Society, Smithsonian Institution, Royal Navy, U.S. Navy, Luftwaffe,
        Democratic Party, Conservative Party, Liberal Party, House of Commons, House of Representatives, Parliament of Canada, Supreme Court, Catholic
        Church, Church of England, Jesuits, Salvation Army, Boy Scouts of America, Rotary International, Union Army, Confederate Army, Wehrmacht, Red Army"""),
    "PAPER": T("ORG", """The New York Times, The Guardian, Rolling Stone, Time, The Washington Post, Le Monde, Variety, NME, Billboard, The Times, Chicago
        Tribune, The Economist, Nature, BBC, Daily Mail, Los Angeles Times, Der Spiegel, Pravda, The Hindu, Village Voice""") ,
    "WORK": T("MISC", """Hamlet, Macbeth, War and Peace, The Great Gatsby, Moby-Dick, Ulysses, Star Wars, The Godfather, Casablanca, Citizen Kane, Jaws, Blade
        Runner, Abbey Road, Nevermind, OK Computer, Thriller, The Wall, Kind of Blue, Purple Rain, The Simpsons, Star Trek, Doctor Who, Friends, Lost, The X-Files,
        Sesame Street, Saturday Night Live, The Lord of the Rings, Harry Potter, The Hobbit, Don Giovanni, The Magic Flute, Carmen, Swan Lake, Cats, Les
        Misérables, Super Mario Bros., Final Fantasy VII, Tetris, Halo, Doom, The Silent Harbor, A Winter 's Song, Come Home, Midnight at the River, Goodbye
        Yellow Brick Road, Hey Jude, Bohemian Rhapsody, Imagine, Stairway to Heaven, Yesterday, Blue Monday, Bible, Old Testament, Book of Mormon, Koran, Mona
        Lisa, Guernica, Encyclopædia Britannica, On the Origin of Species, Das Kapital, The Walking Road, Letters from Nowhere, Red Dust, Batman Returns,
        The Lion King, Raging Bull, Toy Story, Gone with the Wind, House of Cards, The Office, Big Brother, American Idol, Windows XP, Linux, Mac OS X, PlayStation 2,
        Xbox, Game Boy, Java, Unix, iPod"""),
    "WEVENT": T("MISC", """World War I, World War II, American Civil War, Vietnam War, Korean War, Cold War, Battle of Waterloo, Battle of Britain, Battle of
        Stalingrad, French Revolution, Renaissance, Olympic Games, 1996 Summer Olympics, Winter Olympics, World Cup, 2006 FIFA World Cup, Super Bowl,
        World Series, Stanley Cup, FA Cup, Wimbledon, Tour de France, Ryder Cup, Boston Marathon, Academy Award, Oscar, Grammy Award, Nobel Prize, Pulitzer
        Prize, Golden Globe, Emmy Award, Cannes Film Festival, Eurovision Song Contest, Great Depression, Industrial Revolution, Treaty of Versailles,
        Magna Carta, Declaration of Independence, Victoria Cross, Medal of Honor, Purple Heart, Legion of Merit, Middle Ages, Bronze Age, Christmas,
        Easter, Ramadan, Asian Games, Commonwealth Games, Euro 2004, Copa América, Ashes, Battle of Gettysburg, Siege of Leningrad, Boer War, Crimean War,
        Mexican-American War, Operation Market Garden, D-Day, US Open, Daytona 500"""),
    "DEM": T("MISC", """American, British, English, French, German, Italian, Spanish, Irish, Scottish, Welsh, Dutch, Belgian, Swedish, Norwegian, Danish,
        Finnish, Polish, Czech, Russian, Ukrainian, Greek, Turkish, Japanese, Chinese, Korean, Indian, Australian, Canadian, Mexican, Brazilian,
        Argentine, Cuban, African-American, Jewish, Roman, Catholic, Anglican, Protestant, Buddhist, Hindu, Islamic, Hungarian, Austrian, Swiss, Portuguese,
        Israeli, Egyptian, Persian, Latin, European, Asian, Victorian, Byzantine, Ottoman, Tamil, Bengali, Icelandic, Croatian, Filipino"""),
    "LANG": T("MISC", "English, French, German, Latin, Greek, Spanish, Arabic, Mandarin, Hindi, Sanskrit, Russian, Japanese, Dutch, Hebrew, Tamil, Welsh, Portuguese"),
    "TOWN": T("LOC", """London, Paris, New York City, Chicago, Los Angeles, Boston, Philadelphia, San Francisco, Seattle, Toronto, Montreal, Melbourne,
        Sydney, Manchester, Liverpool, Birmingham, Glasgow, Edinburgh, Dublin, Belfast, Berlin, Munich, Hamburg, Vienna, Prague, Rome, Milan, Naples, Madrid,
        Lisbon, Athens, Moscow, Saint Petersburg, Tokyo, Osaka, Kyoto, Beijing, Shanghai, Hong Kong, Delhi, Mumbai, Calcutta, Chennai, Cape Town, Cairo,
        Mexico City, Buenos Aires, Rio de Janeiro, St. Louis, New Orleans, Atlanta, Detroit, Cleveland, Pittsburgh, Minneapolis, Denver, Salt Lake City, Portland,
        Stratford-upon-Avon, Oak Park, Cedar Rapids, Baton Rouge, Grand Rapids, Wagga Wagga, Newcastle upon Tyne, Santa Fe, Port Harlow, Elmsford, Brockton"""),
    "REGION": T("LOC", """California, Texas, Ohio, Illinois, New Jersey, Pennsylvania, Massachusetts, Virginia, North Carolina, Florida, Michigan, Iowa, Ontario,
        Quebec, New South Wales, Queensland, Victoria, Yorkshire, Lancashire, Kent, Cornwall, Scotland, Wales, England, Northern Ireland, Bavaria, Saxony,
        Tuscany, Sicily, Normandy, Catalonia, Andalusia, Hokkaido, Kerala, Bengal, Siberia, Europe, Asia, Africa, North America, South America,
        Scandinavia, Lincolnshire, Essex, Alaska, Hawaii, West Virginia, Puerto Rico, Transylvania, Punjab, Tamil Nadu"""),
    "SITE": T("LOC", """Mississippi River, Thames, River Thames, Hudson River, Lake Michigan, Lake Ontario, Rocky Mountains, Alps, Mount Everest, Pacific Ocean,
        Atlantic Ocean, Mediterranean Sea, Central Park, Hyde Park, Wembley Stadium, Madison Square Garden, Fenway Park, Times Square, Broadway, Fifth Avenue,
        Trafalgar Square, Westminster Abbey, Eiffel Tower, Brooklyn Bridge, Heathrow Airport, Penn Station, King 's Cross, Alcatraz, Manhattan, Brooklyn, Bronx,
        Hollywood, Silicon Valley, Yellowstone National Park, Grand Canyon, Sahara Desert, Gulf of Mexico, Cape Horn, Route 66, Interstate 95, Highway 61,
        Orange County, Cook County, Marion Township, Camp Pendleton, Fort Bragg, Pearl Harbor, Lincoln Memorial, Arlington National Cemetery,
        San Diego County, Blackwater Creek, Harlow Bridge, Silver Lake, Moon, Mars, Panama Canal, Great Wall, Andes"""),
    "FIRST": None, "PERSON": None,
}
GIVEN = L("""John, William, James, George, Charles, Robert, Thomas, Henry, Edward, Richard, David, Michael, Paul, Peter, Mark, Steven, Brian, Kevin,
    Frank, Albert, Arthur, Walter, Frederick, Ernest, Harold, Mary, Elizabeth, Anne, Margaret, Jane, Alice, Emily, Sarah, Catherine, Helen, Laura, Julia,
    Jean, Pierre, Louis, Hans, Karl, Friedrich, Giovanni, Marco, Antonio, Carlos, Juan, Pedro, Ivan, Nikolai, Vladimir, Kenji, Hiroshi, Akira, Wei, Rajiv,
    Arun, Lars, Erik, Björn, Olaf, Seán, Owen, Angus, Dylan, Jack, Sam, Ben, Tom, Bill, Joe, Billy, Jimmy, Bob, Dave, Mike, Chris, Tony, Nick, Ray, Amy,
    Kate, Lisa, Diana, Ella, Nina, Rosa, Oscar, Max, Leo, Hugo, Victor, Samuel, Daniel, Joseph, Benjamin, Abraham, Isaac""")
FAMILY = L("""Smith, Jones, Brown, Wilson, Taylor, Anderson, Thompson, Harris, Clark, Lewis, Walker, Hall, Young, King, Wright, Hill, Scott, Green, Adams,
    Baker, Nelson, Carter, Mitchell, Roberts, Turner, Phillips, Campbell, Parker, Evans, Edwards, Collins, Stewart, Morris, Rogers, Reed, Cook, Murphy, Bailey,
    Cooper, Ward, Brooks, Gray, Hughes, Price, Foster, Powell, Russell, Hamilton, Graham, Sullivan, Wallace, Woods, West, Cole, Jordan, Fisher, Ellis,
    Marshall, Freeman, Wells, Webb, Hunt, Palmer, Mills, Grant, Knight, Stone, Lane, Rose, Byrne, O'Connor, MacDonald, McCarthy, Müller, Schmidt, Weber,
    Dupont, Lefèvre, Rossi, Bianchi, Moretti, García, Fernández, Silva, Costa, Petrov, Sokolov, Tanaka, Suzuki, Yamamoto, Chen, Wong, Kapoor, Nair, Iyer,
    Hansen, Olsen, Lindqvist, Van Buren, de Vries, von Humboldt, Novak, Kowalski, Cohen, Goldberg, Crane, Hawthorne, Whitfield, Penrose""")

PLAIN = {
    "YEAR": [str(y) for y in range(1780, 2010, 3)],
    "MONTH": L("January, February, March, April, May, June, July, August, September, October, November, December"),
    "DAYN": [str(d) for d in range(1, 29)],
    "JOB": L("""actor, actress, singer, politician, footballer, guitarist, painter, novelist, poet, physicist, chemist, engineer, composer, director, lawyer, general,
        journalist, author, producer, cricketer, drummer, architect, businessman, historian, professor, bishop, boxer, swimmer, musician, screenwriter"""),
    "PLURAL": L("students, soldiers, players, workers, fans, settlers, troops, critics, musicians, members, writers"),
    "GENRE": L("rock, jazz, punk, pop, folk, comedy, drama, horror, indie rock, science fiction, heavy metal, documentary, opera, electronic"),
    "KINDW": L("album, novel, film, song, play, single, book, series, video game, opera, television series, magazine, episode"),
    "POS": L("goalkeeper, striker, pitcher, quarterback, head coach, captain, manager, outfielder, defender, owner, general manager"),
    "TITLE": L("President, General, Sir, Dr., Professor, King, Queen, Prince, Senator, Captain, Governor, Lord, Mr., Mrs., Colonel, Major General, Saint, Pope, Judge, Bishop"),
    "PLACEK": L("town, city, village, suburb, county, municipality, district, river, region, island, parish"),
    "DIRW": L("northern, southern, eastern, western, central, north, south-east"),
}
TEMPLATES = """
{PERSON} ( born {MONTH} {DAYN} , {YEAR} in {TOWN} , {REGION} ) is a {DEM} {JOB} .
{PERSON} ( {DAYN} {MONTH} {YEAR} - {DAYN} {MONTH} {YEAR} ) was an {DEM} {JOB} and {JOB} .
{PERSON} was born in {TOWN} , {REGION} , and studied at {UNI} .
{PERSON} attended {UNI} and later {UNI} , where {FAMILYN} met {PERSON} .
{FAMILYN} graduated from {UNI} in {YEAR} with a degree in history .
{FAMILYN} moved to {TOWN} in {YEAR} to work for {COMPANY} .
In {YEAR} , {FAMILYN} joined {COMPANY} as a {JOB} .
{FAMILYN} wrote for {PAPER} and {PAPER} .
{WORK} is a {YEAR} {DEM} {KINDW} by {PERSON} .
{WORK} is the third {KINDW} by {DEM} {GENRE} band {BAND} , released on {COMPANY} in {YEAR} .
{WORK} was written by {PERSON} and {PERSON} .
{PERSON} starred as {PERSON} in the {YEAR} {KINDW} {WORK} .
The {KINDW} " {WORK} " was a hit in the {COUNTRY} .
The {KINDW} features {PERSON} , {PERSON} and {PERSON} .
{BAND} is a {GENRE} band from {TOWN} , {REGION} .
{BAND} toured {REGION} with {BAND} and {BAND} in {YEAR} .
{BAND} are an {DEM} {GENRE} group formed by {PERSON} ( guitar ) and {PERSON} ( drums ) .
{FAMILYN} left {BAND} to form {BAND} .
{PAPER} called {WORK} " the best {KINDW} of the year " .
{PAPER} gave the {KINDW} four stars .
{PERSON} played for {CLUB} and {CLUB} in the {LEAGUE} .
{CLUB} signed {POS} {PERSON} from {CLUB} in {MONTH} {YEAR} .
{CLUB} beat {CLUB} 3 - 1 at {SITE} in the {WEVENT} .
{FAMILYN} scored twice against {CLUB} on {MONTH} {DAYN} .
He was the {POS} of the {CLUB} when they won the {WEVENT} .
The {CLUB} are based in {TOWN} and play in the {LEAGUE} .
{PERSON} represented {COUNTRY} at the {WEVENT} in {TOWN} .
She won the {WEVENT} for her {KINDW} {WORK} .
{FAMILYN} received the {WEVENT} in {YEAR} .
{TOWN} is a {PLACEK} in {REGION} , {COUNTRY} .
{TOWN} lies on the {SITE} in {DIRW} {REGION} .
The {PLACEK} of {TOWN} , {REGION} has a population of 12,300 .
The {SITE} flows through {TOWN} and {TOWN} .
It is located near {SITE} , {DIRW} of {TOWN} .
The {YEAR} {TOWN} rail crash killed 42 people near {SITE} .
{COMPANY} is a {DEM} company based in {TOWN} , {REGION} .
{COMPANY} bought {COMPANY} from {COMPANY} in {YEAR} .
{COMPANY} was founded by {PERSON} in {TOWN} .
{COMPANY} released {WORK} in {COUNTRY} on {MONTH} {DAYN} , {YEAR} .
The {COMPANY} station at {SITE} opened in {YEAR} .
{PERSON} served in the {COMPANY} during {WEVENT} .
During the {WEVENT} , {FAMILYN} commanded {DEM} {PLURAL} at {TOWN} .
{TITLE} {PERSON} led the {DEM} {PLURAL} in the {WEVENT} .
{TITLE} {FAMILYN} of {COUNTRY} visited {TOWN} in {YEAR} .
{TITLE} {PERSON} died in {TOWN} on {DAYN} {MONTH} {YEAR} .
{PERSON} was elected to the {COMPANY} in {YEAR} .
{PERSON} was a member of the {COMPANY} and taught at {UNI} .
The {UNI} campus is in {TOWN} , near {SITE} .
The {DEM} {PLURAL} spoke {LANG} and {LANG} .
The name comes from the {LANG} word for stone .
The {KINDW} was translated into {LANG} by {PERSON} .
His brother {FIRST} and sister {FIRST} live in {TOWN} .
{FIRST} tells {FIRST} that {FIRST} has gone to {TOWN} .
In the {KINDW} , {FIRST} is in love with {PERSON} .
{PERSON} 's {KINDW} {WORK} is set in {TOWN} during the {WEVENT} .
{PERSON} 's wife , {PERSON} , is {DEM} .
It was first shown on {COMPANY} in the {COUNTRY} and on {COMPANY} in {COUNTRY} .
{PERSON} appeared in {WORK} , {WORK} and {WORK} .
The {WEVENT} was held in {TOWN} , {COUNTRY} .
Many {DEM} {PLURAL} came to {REGION} after the {WEVENT} .
{FAMILYN} 's {COMPANY} contract ended in {YEAR} .
{PERSON} coached the {UNI} team from {YEAR} to {YEAR} .
A {DEM} {JOB} , {PERSON} lived in {TOWN} and {TOWN} .
He ran on {WORK} and {WORK} systems made by {COMPANY} .
The first {CLUB} game at {SITE} was against {CLUB} .
{BAND} recorded {WORK} in {TOWN} with {PERSON} of {BAND} .
""".strip().split("\n")


def person(rng):
    r = rng.random()
    name = rng.choice(GIVEN) + " "
    if r < 0.2:
        name += rng.choice("ABCDEFGHJKLMPRSTW") + ". "
    elif r < 0.3:
        name += rng.choice(GIVEN) + " "
    return f"[{name}{rng.choice(FAMILY)}|PER]"


def sentences(n, seed=11):
    rng = random.Random(seed)
    out = []
    for k in range(n):
        text, at = TEMPLATES[k % len(TEMPLATES)], 0
        while (b := text.find("{", at)) >= 0:
            e = text.index("}", b)
            slot = text[b + 1:e]
            if slot == "PERSON":
                new = person(rng)
            elif slot == "FAMILYN":
                new = f"[{rng.choice(FAMILY)}|PER]"
            elif slot == "FIRST":
                new = f"[{rng.choice(GIVEN)}|PER]"
            elif slot == "COUNTRY":
                new = rng.choice(W.SLOTS["COUNTRY"])
            else:
                new = rng.choice(SLOTS.get(slot) or PLAIN[slot])
            text = text[:b] + new + text[e + 1:]
            at = b + len(new)
        w, t = W.fill(text, rng)
        if k % 15 == 14:
            w = [x.upper() for x in w]
        out.append((w, t))
    return out


if __name__ == "__main__":
    for w, t in sentences(66):
        print(" ".join(a if b == "O" else f"{a}/{b}" for a, b in zip(w, t)))
