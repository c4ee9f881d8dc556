package io.ringfence.stories;

import io.ringfence.sim.story.Stories;
import io.ringfence.sim.story.Story;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tells every story from several seeds, judges each and prints what came of it. Arguments: {@code --seeds N}, {@code
 * --first-seed S}, {@code --story NAME} (or the beginning of one), {@code --rates none|deck|both}, {@code --profile NAME},
 * {@code --office ordinary|home|both}, {@code --threads N}, {@code --write} to keep the tables in {@code src/docs/detection.md}.
 *
 * <p>Ordinary offices are judged by that profile. Offices that never call another country by themselves have the innocent stories
 * only, and are judged by the strict profile, which is for them.
 *
 * <p>With {@code --rates both} a story's seeds alternate, so that half its tellings have a deck.
 */
public final class StoryTable {
    private static final String STRICT = "strict";

    private StoryTable() {}

    public static void main(String[] args) throws Exception {
        Arguments arguments = Arguments.of(List.of(args));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Files.createTempDirectory("stories");
        Path deck = Deck.write(folder);
        try {
            long began = System.nanoTime();
            List<String> written = new ArrayList<>();
            if (arguments.tells("ordinary")) {
                List<Trial> trials = trials(Stories.ALL, arguments.profile(), false, arguments, deck);
                Report report = new Report(run(trials, arguments.threads(), out), arguments);
                report.print(out);
                written.addAll(report.markdown());
            }
            if (arguments.tells("home")) {
                List<Trial> trials = trials(Stories.AT_HOME, STRICT, true, arguments, deck);
                HomeReport report = new HomeReport(run(trials, arguments.threads(), out), arguments);
                report.print(out);
                written.addAll(report.markdown());
            }
            out.printf(Locale.ROOT, "took %.0f s%n", (System.nanoTime() - began) / 1e9);
            if (arguments.write()) {
                Report.write(written, Path.of("src/docs/detection.md"));
            }
        } finally {
            Files.delete(deck);
            Files.delete(folder);
        }
    }

    private static List<Trial> trials(
            List<Story> stories, String profile, boolean atHome, Arguments arguments, Path deck) {
        List<Trial> trials = new ArrayList<>();
        for (int index = 0; index < stories.size(); index++) {
            Story story = stories.get(index);
            if (!story.name().startsWith(arguments.story())) {
                continue;
            }
            for (int i = 0; i < arguments.seeds(); i++) {
                boolean rates = switch (arguments.rates()) {
                    case "deck" -> true;
                    case "none" -> false;
                    default -> (i + index) % 2 == 0;
                };
                trials.add(new Trial(story, arguments.firstSeed() + i, rates, profile, atHome, deck));
            }
        }
        return trials;
    }

    private static List<Result> run(List<Trial> trials, int threads, PrintStream out) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Result>> futures =
                    trials.stream().map(trial -> pool.submit(trial::run)).toList();
            List<Result> results = new ArrayList<>();
            for (Future<Result> future : futures) {
                Result result = future.get();
                results.add(result);
                Report.line(result, out);
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    /** What was asked for. */
    record Arguments(
            int seeds,
            long firstSeed,
            String story,
            String rates,
            String profile,
            String office,
            int threads,
            boolean write) {
        boolean tells(String of) {
            return office.equals(of) || office.equals("both");
        }

        static Arguments of(List<String> words) {
            int seeds = 3;
            long first = 1;
            String story = "";
            String rates = "both";
            String profile = "default";
            String office = "both";
            int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
            boolean write = false;
            for (int i = 0; i < words.size(); i++) {
                switch (words.get(i)) {
                    case "--seeds" -> seeds = Integer.parseInt(words.get(++i));
                    case "--first-seed" -> first = Long.parseLong(words.get(++i));
                    case "--story" -> story = words.get(++i);
                    case "--rates" -> rates = words.get(++i);
                    case "--profile" -> profile = words.get(++i);
                    case "--office" -> office = words.get(++i);
                    case "--threads" -> threads = Integer.parseInt(words.get(++i));
                    case "--write" -> write = true;
                    default -> throw new IllegalArgumentException("unknown argument " + words.get(i));
                }
            }
            return new Arguments(seeds, first, story, rates, profile, office, threads, write);
        }
    }
}
