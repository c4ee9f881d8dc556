package io.ringfence.audit.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.conf.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AclTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deny=0.0.0.0/0.0.0.0 permit=10.0.0.0/8 | true",
                "deny=0.0.0.0/0 permit=10.0.0.0/255.0.0.0 | true",
                "permit=10.0.0.0/8 | false",
                "permit=10.0.0.0/8 deny=0.0.0.0/0 | true",
                "deny=0.0.0.0/0 permit=0.0.0.0/0 | false",
                "deny=1.2.3.4 | false",
                "acl=inner | true",
                "acl=unknown | true",
                "permit=!0.0.0.0/0,10.0.0.0/8 | true",
                "deny=nonsense/99 | false"
            })
    void theLastRuleThatMatchesDecides(String rules, boolean restricts) throws IOException {
        Files.write(folder.resolve("acl.conf"), List.of("[inner]", "deny=0.0.0.0/0", "permit=10.0.0.0/8"));
        Files.writeString(
                folder.resolve("x.conf"),
                "[x]\n" + String.join("\n", rules.strip().split(" ")) + "\n");
        Folder read = new Folder(folder);
        Conf conf = read.conf("x.conf");

        assertThat(Acl.of(conf.section("x"), read.conf("acl.conf")).restricts()).isEqualTo(restricts);
    }
}
