package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyUsage;
import dev.keystile.spi.DuplicateKeyException;
import dev.keystile.spi.KeyStore;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores that take two texts for one. */
final class BrokenComparisons {
    private BrokenComparisons() {}

    static Stream<Broken> all() {
        return Stream.concat(ids(), texts());
    }

    private static Stream<Broken> ids() {
        return Stream.of(
                foldingIds("the case of ids", id -> id.toLowerCase(Locale.ROOT)),
                foldingIds("an underscore from a letter", id -> id.replace('_', 'x')),
                foldingIds("a dash at the end of an id", id -> id.replaceAll("-+$", "")),
                foldingIds("zeros before a number", id -> id.replaceAll("^0+", "")),
                foldingIds("spellings of a number", id -> id.replaceAll("e0$", "")));
    }

    private static Broken foldingIds(String what, UnaryOperator<String> fold) {
        Map<String, String> ids = new ConcurrentHashMap<>();
        return Broken.store(
                "does not tell apart " + what,
                sound -> new FoldingIds(sound, fold, ids),
                "ids_that_look_alike_are_different_keys",
                "an_id_that_looks_like_a_key_is_none");
    }

    private static Stream<Broken> texts() {
        return Stream.of(
                foldingTexts("upper and lower case", text -> text.toLowerCase(Locale.ROOT)),
                foldingTexts("text with and without blanks behind", String::stripTrailing),
                foldingTexts(
                        "letters with and without accents",
                        text -> decomposed(text).replaceAll("\\p{M}", "")),
                foldingTexts("composed and combining characters", BrokenComparisons::decomposed),
                foldingTexts("ligatures and letters", text -> text.replace("\u00DF", "ss")),
                foldingTexts("wide and narrow letters", text -> Normalizer.normalize(text, Normalizer.Form.NFKC)),
                foldingTexts("text with and without invisible characters", text -> text.replaceAll("\\p{Cf}", "")),
                foldingTexts("one emoji from another", text -> text.replaceAll("[^\\u0000-\\uFFFF]", "?")));
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static Broken foldingTexts(String what, UnaryOperator<String> fold) {
        return Broken.store(
                "does not tell apart " + what,
                Break.list((sound, query) -> Filtered.list(
                        sound,
                        query.withOwner(null).withText(null),
                        key -> isSame(query.owner(), key.owner(), fold) && isWithin(query.text(), key.name(), fold))),
                "owners_that_look_alike_are_different_owners",
                "a_name_that_looks_like_the_text_is_not_found");
    }

    private static boolean isSame(String asked, String owner, UnaryOperator<String> fold) {
        return asked == null || (owner != null && fold.apply(asked).equals(fold.apply(owner)));
    }

    private static boolean isWithin(String asked, String name, UnaryOperator<String> fold) {
        return asked == null || fold.apply(name).contains(fold.apply(asked));
    }

    private static final class FoldingIds extends ForwardingKeyStore {
        private final UnaryOperator<String> fold;
        private final Map<String, String> ids;

        FoldingIds(KeyStore sound, UnaryOperator<String> fold, Map<String, String> ids) {
            super(sound);
            this.fold = fold;
            this.ids = ids;
        }

        @Override
        public void insert(ApiKey key) {
            if (ids.putIfAbsent(fold.apply(key.id()), key.id()) != null) {
                throw new DuplicateKeyException(key.id(), null);
            }
            super.insert(key);
        }

        @Override
        public Optional<ApiKey> find(String id) {
            return super.find(known(id));
        }

        @Override
        public Map<String, KeyUsage> usage(Collection<String> asked) {
            return super.usage(asked.stream().map(this::known).collect(Collectors.toSet()));
        }

        private String known(String id) {
            return ids.getOrDefault(fold.apply(id), id);
        }
    }
}
