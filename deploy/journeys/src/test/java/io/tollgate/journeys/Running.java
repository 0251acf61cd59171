package io.tollgate.journeys;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands the one [Product] and the one [Chrome] to every suite that asks for them, and stops them
/// after the last.
final class Running implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Product.class || type == Chrome.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(Running.class));
        return parameter.getParameter().getType() == Product.class
                ? store.computeIfAbsent(Product.class, _ -> Product.start(Map.of()), Product.class)
                : store.computeIfAbsent(Chrome.class, _ -> Chrome.start(), Chrome.class);
    }
}
