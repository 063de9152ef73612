package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.server.settings.Setting;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SettingsTableTest {

    @Test
    void every_setting_stands_in_the_readme() throws IOException {
        String readme = Checkout.text("README.md");
        assertThat(Arrays.stream(Setting.values()).filter(setting -> !readme.contains("| `" + setting.key() + "` |")))
                .isEmpty();
    }
}
