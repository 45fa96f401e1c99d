package dev.keystile.faults;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;

/** As {@link OnEveryStore}, for what takes long: one topology of each kind of store. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@ArgumentsSource(OnOneOfEachKind.Stores.class)
@interface OnOneOfEachKind {
    /** Starts one after the other. */
    final class Stores implements ArgumentsProvider {
        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            return Stream.of(StoreUnderTest.POSTGRESQL, StoreUnderTest.REDIS, StoreUnderTest.MONGODB_REPLICA_SET)
                    .map(StoreUnderTest::start)
                    .map(Arguments::of);
        }
    }
}
