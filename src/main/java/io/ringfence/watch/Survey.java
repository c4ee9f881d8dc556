package io.ringfence.watch;

import io.ringfence.audit.account.Account;
import io.ringfence.audit.account.Site;
import io.ringfence.audit.conf.Folder;
import io.ringfence.audit.conf.Section;
import io.ringfence.audit.conf.Setting;
import io.ringfence.audit.plan.Context;
import io.ringfence.audit.plan.Dialplan;
import io.ringfence.config.Settings.TripwireSettings;
import io.ringfence.fact.ConfigurationChanged.What;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.DialPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at everything that is watched, once. At most 20,000 files, of which no more than 8 MiB each. */
final class Survey {
    private static final int MOST = 20_000;
    private static final int DEPTH = 6;
    private static final int LARGEST = 8 << 20;

    private static final Set<DestinationClass> COSTLY = Set.of(
            DestinationClass.INTERNATIONAL,
            DestinationClass.PREMIUM,
            DestinationClass.SATELLITE,
            DestinationClass.UNALLOCATED);

    private final Prints prints;
    private final Map<String, Item> items = new LinkedHashMap<>();

    private Survey(Prints prints) {
        this.prints = prints;
    }

    /**
     * What is there now, by key.
     *
     * @throws IOException when a folder cannot be looked at: nothing is known then, and nothing is to be compared
     */
    static Map<String, Item> take(TripwireSettings settings, Prints prints, DialPlan plan) throws IOException {
        Survey survey = new Survey(prints);
        for (Path folder : settings.folders()) {
            survey.files(folder, What.FILE);
            survey.meaning(folder);
        }
        for (Path folder : settings.web()) {
            survey.files(folder, What.WEB_FILE);
        }
        for (Forwards.Forward forward : Forwards.read(settings.astdb())) {
            boolean costly = COSTLY.contains(plan.destination(forward.number()).type());
            String where = settings.astdb().toString();
            survey.add(new Item(What.FORWARD, forward.key(), where, where, prints.of(forward.number()), costly));
        }
        return survey.items;
    }

    private void add(Item item) {
        items.merge(
                item.key(),
                item,
                (one, other) -> new Item(
                        one.what(),
                        one.name(),
                        one.file(),
                        one.place(),
                        prints.of(one.print() + other.print()),
                        one.costly()));
    }

    private void files(Path folder, What what) throws IOException {
        try (Stream<Path> walked = Files.walk(folder, DEPTH)) {
            for (Path file :
                    walked.filter(Files::isRegularFile).limit(MOST).sorted().toList()) {
                String name = file.toString();
                try (var in = Files.newInputStream(file)) {
                    add(new Item(what, name, name, name, prints.of(in.readNBytes(LARGEST)), false));
                } catch (IOException e) {
                    add(new Item(what, name, name, name, "unreadable", false));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void meaning(Path root) {
        Folder folder = new Folder(root);
        for (Account account : new Site(folder).accounts()) {
            String text = account.role() + "\n" + values(account.secrets())
                    + account.username().value() + "\n" + account.context().value() + "\n"
                    + values(account.acl().rules());
            add(item(What.PHONE, account.label(), root, account.header(), text));
        }
        for (Section user : folder.conf("manager.conf").real()) {
            if (!user.name().equalsIgnoreCase("general")) {
                add(item(What.AMI_USER, user.name(), root, user.at(Setting.NONE), values(user.settings())));
            }
        }
        for (Context context : new Dialplan(folder.conf("extensions.conf")).contexts()) {
            add(item(What.CONTEXT, context.name(), root, context.header(), text(context)));
        }
    }

    private Item item(What what, String name, Path root, Setting header, String text) {
        String file = root.resolve(header.file()).toString();
        return new Item(what, name, file, file + ":" + header.line(), prints.of(text), false);
    }

    private static String values(List<Setting> settings) {
        return settings.stream()
                .map(setting -> setting.name() + "=" + setting.value() + "\n")
                .collect(Collectors.joining());
    }

    private static String text(Context context) {
        List<String> lines = new ArrayList<>();
        context.includes().forEach(include -> lines.add("include " + include.value()));
        context.extensions()
                .forEach(extension -> extension
                        .steps()
                        .forEach(
                                step -> lines.add(extension.name() + " " + step.app() + "(" + step.arguments() + ")")));
        return String.join("\n", lines);
    }
}
