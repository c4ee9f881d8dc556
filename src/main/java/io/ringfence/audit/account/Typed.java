package io.ringfence.audit.account;

import io.ringfence.audit.conf.Conf;
import io.ringfence.audit.conf.Section;
import java.util.List;

/** Sections by their {@code type}, as {@code pjsip.conf} has them. */
public final class Typed {
    private Typed() {}

    /** The sections of {@code conf} whose {@code type} is {@code type}; a missing type is the section's name. */
    public static List<Section> of(Conf conf, String type) {
        return conf.real().stream()
                .filter(section -> {
                    String given = section.last("type").value();
                    return (given.isEmpty() ? section.name() : given).equalsIgnoreCase(type);
                })
                .toList();
    }
}
