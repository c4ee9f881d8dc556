package io.ringfence.audit.conf;

import java.util.List;

/**
 * One file and everything it includes.
 *
 * @param file relative to the folder read
 * @param present whether there is such a file
 * @param sections in order, templates among them; several may have one name
 * @param directives the {@code #exec}s, none of which was run
 */
public record Conf(String file, boolean present, List<Section> sections, List<Setting> directives, List<Note> notes) {

    /** The sections that are no templates. */
    public List<Section> real() {
        return sections.stream().filter(section -> !section.template()).toList();
    }

    /** The first section of that name that is no template; {@link Section#NONE} when there is none. */
    public Section section(String name) {
        return sections.stream()
                .filter(section -> !section.template() && section.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(Section.NONE);
    }

    /** Where to point when a section is missing: at the top of the file. */
    public Setting top() {
        return new Setting("", "", file, 1);
    }
}
