package io.tollgate.chaos.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Has the product's classes, and the library that makes ids, ask [Clocks] for the time.
final class ClockWeaver implements ClassFileTransformer {
    private static final ClassDesc CLOCKS = ClassDesc.of("io.tollgate.chaos.agent.Clocks");
    private static final ClassDesc CLOCK = ClassDesc.of("java.time.Clock");
    private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");

    /// What is replaced, as owner and name, by the method of the same name in [Clocks].
    private static final Map<String, MethodTypeDesc> READINGS =
            Map.of(
                    "java/lang/System.currentTimeMillis",
                    MethodTypeDesc.of(ConstantDescs.CD_long),
                    "java/time/Instant.now",
                    MethodTypeDesc.of(INSTANT),
                    "java/time/Clock.instant",
                    MethodTypeDesc.of(INSTANT, CLOCK),
                    "java/time/Clock.millis",
                    MethodTypeDesc.of(ConstantDescs.CD_long, CLOCK));

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            ProtectionDomain domain,
            byte[] bytes) {
        if (loader == null || name == null || !isOurs(name)) {
            return null;
        }
        ClassFile files =
                ClassFile.of(
                        ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(loader)
                                        .orElse(ClassHierarchyResolver.defaultResolver())));
        ClassModel model = files.parse(bytes);
        boolean reads =
                StreamSupport.stream(model.constantPool().spliterator(), false)
                        .anyMatch(entry ->
                                entry instanceof MemberRefEntry member
                                        && READINGS.containsKey(
                                                member.owner().asInternalName()
                                                        + "."
                                                        + member.name().stringValue()));
        return reads
                ? files.transformClass(
                        model, ClassTransform.transformingMethodBodies(ClockWeaver::replace))
                : null;
    }

    private static boolean isOurs(String name) {
        return name.startsWith("com/github/f4b6a3/uuid/")
                || (name.startsWith("io/tollgate/") && !name.startsWith("io/tollgate/chaos/"));
    }

    private static void replace(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call) {
            String name = call.name().stringValue();
            MethodTypeDesc type = READINGS.get(call.owner().asInternalName() + "." + name);
            // `Instant.now(Clock)` asks the clock, which is not woven: nothing of ours calls it.
            boolean isTheReading =
                    type != null
                            && (type.parameterCount() == 1
                                    || call.typeSymbol().parameterCount() == 0);
            if (isTheReading) {
                code.invokestatic(CLOCKS, name, type);
                return;
            }
        }
        code.with(element);
    }
}
