package io.tollgate.journeys;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands the one [Product], the one [Chrome] and the first [Operator] to every suite that asks for
/// them, and stops what runs after the last.
final class Running implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Product.class || type == Chrome.class || type == Operator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(Running.class));
        Class<?> type = parameter.getParameter().getType();
        if (type == Product.class) {
            return product(store);
        }
        return type == Chrome.class ? chrome(store) : operator(store);
    }

    private static Product product(Store store) {
        return store.computeIfAbsent(
                Product.class, _ -> Product.start(_ -> Map.of()), Product.class);
    }

    private static Chrome chrome(Store store) {
        return store.computeIfAbsent(Chrome.class, _ -> Chrome.start(), Chrome.class);
    }

    private static Operator operator(Store store) {
        return store.computeIfAbsent(
                Operator.class, _ -> Operator.setUp(product(store), chrome(store)), Operator.class);
    }
}
