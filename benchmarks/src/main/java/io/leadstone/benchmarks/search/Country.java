package io.leadstone.benchmarks.search;

import java.util.Locale;

/** A country whose names Datafaker knows: the language of its names and the region of its phone numbers. */
enum Country {
    ALBANIA("sq", "AL"),
    ARGENTINA("es-AR", "AR"),
    ARMENIA("hy", "AM"),
    AUSTRIA("de-AT", "AT"),
    BELARUS("be", "BY"),
    BELGIUM("nl-BE", "BE"),
    BRAZIL("pt-BR", "BR"),
    BULGARIA("bg", "BG"),
    CATALONIA("ca", "ES"),
    CHINA("zh-CN", "CN"),
    CROATIA("hr", "HR"),
    CZECHIA("cs-CZ", "CZ"),
    DENMARK("da-DK", "DK"),
    EGYPT("ar", "EG"),
    ENGLAND("en-GB", "GB"),
    ESTONIA("et", "EE"),
    FINLAND("fi-FI", "FI"),
    FRANCE("fr", "FR"),
    GEORGIA("ka", "GE"),
    GERMANY("de", "DE"),
    GREECE("el-GR", "GR"),
    HUNGARY("hu", "HU"),
    INDIA("en-IN", "IN"),
    INDONESIA("id-ID", "ID"),
    IRAN("fa", "IR"),
    IRELAND("en-IE", "IE"),
    ISRAEL("he", "IL"),
    ITALY("it", "IT"),
    JAPAN("ja", "JP"),
    KOREA("ko", "KR"),
    LATVIA("lv", "LV"),
    MEXICO("es-MX", "MX"),
    MOLDOVA("ro-MD", "MD"),
    NETHERLANDS("nl", "NL"),
    NIGERIA("en-NG", "NG"),
    NORTH_MACEDONIA("mk", "MK"),
    NORWAY("nb-NO", "NO"),
    POLAND("pl", "PL"),
    PORTUGAL("pt", "PT"),
    QUEBEC("fr-CA", "CA"),
    RUSSIA("ru", "RU"),
    SLOVAKIA("sk", "SK"),
    SOUTH_AFRICA("en-ZA", "ZA"),
    SWEDEN("sv-SE", "SE"),
    TAIWAN("zh-TW", "TW"),
    TAMIL_NADU("ta", "IN"),
    THAILAND("th", "TH"),
    TURKEY("tr", "TR"),
    UKRAINE("uk", "UA"),
    UNITED_STATES("en-US", "US"),
    UZBEKISTAN("uz", "UZ"),
    VIETNAM("vi", "VN");

    private final String language;
    private final String region;

    Country(String language, String region) {
        this.language = language;
        this.region = region;
    }

    /** Returns the language of the names. */
    Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** Returns the region of phone numbers without a country code, as an ISO 3166 code. */
    String region() {
        return region;
    }
}
