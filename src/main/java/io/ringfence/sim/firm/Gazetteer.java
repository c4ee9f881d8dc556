package io.ringfence.sim.firm;

import io.ringfence.sim.office.Draw;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The world of the stories. Number patterns are those libphonenumber knows as valid; networks are address ranges of large
 * internet providers, by the registries; prices are of the order small business tariffs have, dearer where published
 * incidents were billed dearer.
 */
public final class Gazetteer {
    /** Code, calling code, price, patterns fixed then mobile, networks. */
    private static final String TABLE = """
            IE 353 0.06 1670####,872###### 86.40-47
            US 1 0.012 212736####,415829####,312782####,713222####,206684####,617248####,303866#### 73.0-255,99.24-47,71.160-191
            CA 1 0.012 416392####,604873####,204945#### 70.48-55,24.200-203
            GB 44 0.02 207946####,161496####,121634####,74########,77110##### 86.128-191,90.192-223
            FR 33 0.04 142######,612###### 86.192-225,109.0-31
            DE 49 0.03 302240####,1511####### 79.192-255,87.128-191,91.0-63
            NL 31 0.05 20624####,624###### 86.80-90,145.192-217
            ES 34 0.04 91521####,612###### 80.24-39,83.32-63
            IT 39 0.06 028646####,34712##### 79.0-55,87.0-31
            BE 32 0.05 2512####,47512#### 81.240-247
            CH 41 0.07 44211####,79321#### 85.0-7
            PL 48 0.05 22826####,60123#### 83.0-31
            SE 46 0.05 8402####,70123#### 90.224-239
            IN 91 0.03 222204####,98200##### 117.192-223
            AU 61 0.04 29240####,412###### 1.120-159
            PT 351 0.05 21342####,91234#### 85.240-247
            AT 43 0.08 1512####,66412##### 91.112-115
            DK 45 0.05 3312####,2012#### 87.48-55
            NO 47 0.05 2233####,4123#### 84.208-215
            FI 358 0.08 9612####,4012##### 91.152-159
            CZ 420 0.07 22421####,60212#### 90.180-183
            GR 30 0.06 210331####,69712##### 79.128-131
            TR 90 0.12 212252####,53212##### 78.160-191
            AE 971 0.25 4331####,5012##### 94.200-207
            ZA 27 0.12 11838####,8212##### 197.64-111,41.0-31
            JP 81 0.06 33211####,9012###### 126.64-127
            CN 86 0.04 1065121###,138######## 113.64-127
            SG 65 0.04 6338####,9123#### 116.86-87
            BR 55 0.07 113256####,11912###### 177.140-143
            KE 254 0.35 20222####,7121##### 105.160-167
            RO 40 0.08 21312####,72112#### 109.96-103,92.80-87
            LT 370 0.45 5261####,61212### 78.56-63
            LV 371 0.65 6722####,2012#### 78.84
            EG 20 0.30 225751###,10012##### 41.32-47
            CU 53 0.95 7861####,52###### 152.206-207
            NG 234 0.30 80312#####,8036###### 105.112-127
            PK 92 0.25 2132######,30012##### 39.32-63
            MA 212 0.65 52220####,6612##### 105.128-159
            JM 1 0.35 876922####,876381#### 72.27.0-223
            PH 63 0.25 28521####,91712##### 112.200-207
            VN 84 0.15 2438######,91212#### 14.160-191
            TH 66 0.10 2225####,8112##### 171.96-103
            MX 52 0.05 555512####,555487#### 189.128-191
            CO 57 0.10 6012######,31012##### 181.48-63
            UA 380 0.40 44279####,50123#### 176.36-39,37.52-55
            RU 7 0.30 495621####,91612##### 95.24-31
            SA 966 0.35 11462####,5012##### 188.48-55
            YE 967 0.55 1272###,71234#### 134.35
            JO 962 0.40 6461####,7901##### 188.247.64-95
            SO 252 0.95 61555####,9071##### 197.220.64-95
            GM 220 1.20 4390###,771#### 197.242.128
            MV 960 1.40 3327###,771#### 27.114.128-191
            SL 232 2.50 22229###,76###### 102.143.0-127
            LR 231 0.90 2112####,77####### 105.176
            KH 855 0.90 2322####,129##### 203.144.64-95
            AL 355 0.45 42272###,692###### 79.106
            SI 386 0.55 12001###,312##### 188.196-199,46.122-123
            BG 359 0.60 2980####,8871##### 46.10
            TN 216 0.85 71340###,2012#### 41.224-231
            DZ 213 0.75 21711###,55012#### 41.96-111
            MK 389 0.45 23111###,702##### 77.28-29
            BY 375 0.60 172201###,29112#### 178.120-127
            MD 373 0.50 22232###,69012### 93.116
            ID 62 0.15 213841###,81212##### 36.64-95
            SB 677 1.80 22###,74##### 202.1.160
            PS 970 0.40 2298####,59912#### 213.6,188.161
            BA 387 0.50 33213###,6112#### 109.175.0-127,141.29
            GN 224 0.90 30421###,62212#### 197.149.192
            EE 372 0.60 6261###,512#### 90.190-191
            ML 223 0.90 20221###,6612#### 41.73.96
            TG 228 0.85 22214###,9012#### 41.207.160
            ET 251 0.70 11551####,91112#### 197.156.64-127
            CI 225 0.80 0707######,0708###### 160.154-155
            """;

    private static final Map<String, Country> COUNTRIES = read();

    /** Where an ordinary office has customers. */
    public static final List<Country> ORDINARY = all("IE US CA GB FR DE NL ES IT BE CH PL SE IN AU");
    /** Where somebody sometimes calls for the first time; rarely a dear one. */
    public static final List<Country> RARE =
            all("PT AT DK NO FI CZ GR TR AE ZA JP CN SG BR KE RO LT LV EG CU NG PK MA JM PH VN TH MX CO UA SA ID");
    /** Where some people have family or trade, and call every week whatever it costs. */
    public static final List<Country> DEAR = all("KE NG PK EG CU MA JM PH UA LV TN DZ AL LT");
    /** Where stolen minutes are sold, by incident reports. */
    public static final List<Country> LUCRATIVE = all("SO GM CU LV MV SL LR KH AL BA GN SI TN LT SB BY MA MD EE ML TG");

    private Gazetteer() {}

    private static Map<String, Country> read() {
        Map<String, Country> countries = new LinkedHashMap<>();
        for (String line : TABLE.lines().toList()) {
            List<String> cells = List.of(line.split(" ", -1));
            Country country = new Country(
                    cells.get(0),
                    cells.get(1),
                    Double.parseDouble(cells.get(2)),
                    List.of(cells.get(3).split(",", -1)),
                    List.of(cells.get(4).split(",", -1)));
            countries.put(country.code(), country);
        }
        return countries;
    }

    /** A country by its code. */
    public static Country of(String code) {
        Country country = COUNTRIES.get(code);
        if (country == null) {
            throw new IllegalArgumentException("no country " + code + " in the stories");
        }
        return country;
    }

    /** Countries by their codes, separated by spaces. */
    public static List<Country> all(String codes) {
        return Stream.of(codes.split(" ", -1)).map(Gazetteer::of).toList();
    }

    /** Every country. */
    public static List<Country> all() {
        return List.copyOf(COUNTRIES.values());
    }

    /** One of {@code from} that is not {@code home}. */
    public static Country abroad(List<Country> from, String home, SplittableRandom random) {
        Country drawn = Draw.any(from, random);
        while (drawn.code().equals(home)) {
            drawn = Draw.any(from, random);
        }
        return drawn;
    }
}
