using System.Globalization;
using Pyd.Compiler.Diagnostics;
using static Pyd.Compiler.Diagnostics.ActionTemplates;
using static Pyd.Compiler.Diagnostics.BindingTemplates;
using static Pyd.Compiler.Diagnostics.PrintingTemplates;
using static Pyd.Compiler.Diagnostics.SyntaxTemplates;
using static Pyd.Compiler.Diagnostics.TypeTemplates;
using static Pyd.Compiler.Diagnostics.VariableTemplates;

namespace Pyd.Cli.Dtrace;

/// <summary>Sentences of libdtrace that a mistake's arguments fill in.</summary>
internal static class DtraceSentences
{
    private const string Prototype = "{0}( ) argument #1 is incompatible with prototype:\n\tprototype: ";

    private static readonly Dictionary<DiagnosticTemplate, string> Formats = new()
    {
        // What a clause may do together.
        [SpeculateTwice] = "speculate( ) may not follow speculate( )",
        [SpeculateAfterCommit] = "speculate( ) may not follow commit( )",
        [SpeculateAfterData] = "speculate( ) may not follow data-recording action(s)",
        [CommitAfterData] = "commit( ) may not follow data-recording action(s)",
        [DataAfterCommit] = "data-recording actions may not follow commit( )",
        [AggregationAfterCommit] = "aggregating actions may not follow commit( )",
        [AggregationAfterSpeculate] = "aggregating actions may not follow speculate( )",
        [DestructiveAfterSpeculate] = "destructive actions may not follow speculate( )",
        [ExitAfterSpeculate] = "exit( ) may not follow speculate( )",

        // Actions and subroutines.
        [UserStackFrames] = "{0}( ) argument #1 must be a non-zero positive integer constant",
        [UserStackStrings] = "{0}( ) argument #2 must be a positive integer constant",
        [KernelStackFrames] = "stack( ) argument #1 must be a non-zero positive integer constant",
        [FreopenInvalid] = "freopen( ) argument #1 cannot be \".\"",
        [WrongArgumentType] = "{1}( ) argument #{0} is incompatible with prototype:\n\tprototype: {4}\n\t argument: {5}",
        [NotScratch] = "{1}( ) argument #{0} is incompatible with prototype:\n\tprototype: alloca pointer\n\t argument: non-alloca pointer",
        [AllocaSize] = "alloca({2}) size larger than scratchsize {1}",
        [TraceAggregation] = "trace( ) may not be applied to a dynamic expression",
        [TraceNothing] = "trace( ) may not be applied to a void expression",
        [TracememAddress] = "tracemem( ) argument #1 is incompatible with prototype:\n\tprototype: pointer or integer\n\t argument: {0}",
        [PrintaValue] = "{0}( ) argument #{1} is incompatible with prototype:\n\tprototype: aggregation\n\t argument: {2}",
        [TracememSize] = "tracemem( ) argument #2 must be a non-zero positive integral constant expression",
        [PrintSize] = "print( ) argument #1 reference has type '{0}' with size 0; cannot print( ) it.",

        // Formats.
        [FormatEmpty] = "{0}( ) format string is empty",
        [FormatNotLiteral] = Prototype + "string constant\n\t argument: {1}",
        [FormatAggregation] = "%@ conversion requires an aggregation and is not for use with {1}( )",
        [FormatArgumentMissing] = "{2}( ) prototype mismatch: conversion #{3} (%{4}) is missing a corresponding value argument",
        [FormatArgumentExtra] = "{2}( ) prototype mismatch: only {3} arguments required by this format string",
        [FormatDynamicMissing] = "{2}( ) prototype mismatch: conversion #{3} (%{4}) is missing a corresponding \"{5}\" argument",
        [FormatDynamicType] = "{3}( ) argument #{1} is incompatible with conversion #{4} prototype:\n\tconversion: % {6} {5}\n\t prototype: int\n\t  argument: {7}",
        [FormatSyntax] = "format conversion #{0} {2}",

        // Aggregations.
        [UndefinedAggregation] = "failed to resolve @{0}: Unknown variable name",
        [PrintaArgument] = "printa( ) prototype mismatch: 1 args passed, 2 expected",
        [PrintaKeyTypes] = "printa( ): @{1}[ ] key #{2} is incompatible with @{0}:\n{0,9} key #{2}: {3}\n{1,9} key #{2}: {4}",
        [PrintaKeys] = "printa( ): @{0} and @{1} do not have matching key signatures: @{0} has {2}, @{1} has {3}",
        [AggregateDimensions] = "improper attempt to reference @{0} as a multi-dimensional array",
        [AggregateScalar] = "{0}( ) argument #1 must be of scalar type",
        [AggregatingFunctionMisplaced] = "expression cannot evaluate to result of dynamic type",

        // Names and probes.
        [UnassignedLocal] = "{0} has not yet been declared or assigned",
        [ConstantDivisionByZero] = "expression contains division by zero",
        [EmptyScript] = "empty D program translation unit",
        [OptionOfCommandLine] = "failed to set option '{0}' to '{1}': Option cannot be used from within a D program",
        [BadOptionValue] = "failed to set option '{0}'{3}: Invalid value for specified option",
        [UnknownProbeNumber] = "invalid probe identifier {0}: Unknown probe identifier",
        [PragmaUnused] = "unused #pragma {1}",
        [PragmaScope] = "#pragma {2} cannot modify entity defined outside program scope",
        [PredicateType] = "predicate result must be of scalar type",
        [ArgumentsOutsideClause] = "args[ ] may not be referenced outside of a probe clause",
        [ArgumentOutside] = "index {0} is out of range for {2} args[ ]",
        [RegisterNegative] = "index {0} is out of range for array uregs",
        [RegisterUnknown] = "uregs[]: index out of bounds ({0})",
        [ScratchAndOther] = "{0}: cannot reuse the same identifier for both alloca and non-alloca allocations",
        [ScratchBranches] = "ternary conditional with alloca and non-alloca branches cannot be assigned to a variable",

        [TooManyKeys] = "Insufficient tuple registers to generate code",

        // Operators.
        [NotAssignable] = "operator {1} requires modifiable lvalue as an operand",
        [ReadOnly] = "operator {2} can only be applied to a writable variable",
        [OperandArithmetic] = "operator {0} requires {2} of arithmetic type",
        [BlindPointer] = "operator {0} requires left-hand scalar operand of known size",
        [WholeArray] = "operator {0} may not be applied to operand of type \"{1}\"",
        [ArrowOnValue] = "operator -> must be applied to a pointer",
        [MemberOfIncomplete] = "operator -> cannot be applied to a forward declaration: no {0} definition is available",
        [NoSuchMember] = "{1} is not a member of {0}",
        [DereferenceValue] = "cannot dereference non-pointer type",
        [DereferenceVoid] = "cannot dereference pointer to void",
        [DereferenceFunction] = "cannot dereference pointer to function",
        [AddressOfVariable] = "cannot take address of dynamic variable",
        [AddressOfValue] = "unacceptable operand for unary & operator",
        [AddressOfBitField] = "cannot take address of bit-field",
        [SizeofBitField] = "cannot apply sizeof to a bit-field",
        [SizeofUnknown] = "cannot apply sizeof to an operand of unknown size",
        [OffsetofMember] = "failed to determine offset of {1}: Member name not found",
        [OffsetofType] = "offsetof operand must be a struct or union type",
        [OffsetofBitField] = "cannot take offset of a bit-field: {0}",
        [BadCast] = "invalid cast expression: \"{2}\" to \"{3}\"",
        [StringofType] = "cannot apply stringof to a value of type {1}",
        [ActionInExpression] = "action cannot be used in a conditional context",

        // Declarations and types.
        [TwoStorageClasses] = "only one storage class allowed in a declaration",
        [TypeCombination] = "invalid type combination",
        [CharAttribute] = "invalid type declaration: short and long may not be used with char type",
        [VoidAttribute] = "invalid type declaration: attributes may not be used with void type",
        [SignedNonInteger] = "invalid type declaration: signed and unsigned may only be used with integer type",
        [LongNonNumber] = "invalid type declaration: long and long long may only be used with integer or floating-point type",
        [BadStorageClass] = "specified storage class not appropriate in D",
        [ParameterStorageClass] = "inappropriate storage class for function or associative array parameter",
        [UselessDeclaration] = "useless declaration",
        [ScopedDeclaration] = "D scoping operator may not be used in a declaration name ({0})",
        [TypeRedeclared] = "type redeclared: {0}",
        [DuplicateMember] = "failed to define {2} '{1}': Duplicate member or variable name",
        [IncompleteType] = "incomplete struct/union/enum {0}: {1}",
        [VoidObject] = "cannot have void {1}",
        [TypedefRedeclared] = "typedef redeclared: {0}",
        [BitFieldType] = "invalid type for bit-field: {1}",
        [BitFieldSize] = "bit-field too big for type: {2}",
        [EllipsisMisplaced] = "array prototype may not use a variable-length argument list",
        [BitFieldConstant] = "positive integral constant expression expected as bit-field size",
        [EnumeratorConstant] = "enumerator '{0}' must be assigned to an integral constant expression",
        [EnumeratorOverflow] = "enumerator '{0}' value overflows INT_MAX (2147483647)",
        [ArrayWithoutSize] = "array declaration requires array dimension or tuple signature: {0}",
        [TypeTemplates.ArraySize] = "positive integral constant expression or tuple signature expected as array declaration subscript",
        [ArrayTooBig] = "array dimension too big",
        [ArrayOfArrays] = "cannot declare array of associative arrays",
        [ParameterType] = "{1} prototype may not use parameter of type {2}: {3}, parameter #{4}",
        [ParameterName] = "{1}",
        [SeveralIndexes] = "cannot access scalar {0} as an associative array",
        [VoidNotAlone] = "void must be sole parameter",
        [LocalArray] = "associative arrays may not be declared as local variables: {0}",
        [LocalArrayUse] = "local variables may not be used as associative arrays: {0}",
        [IndexOutside] = "index outside array bounds: {0}, max is {1}",

        // Translators.
        [NoTranslator] = "cannot translate from \"{0}\" to \"{1}\"",
        [TranslatorRedeclared] = "translator from {0} to {1} has already been declared",
        [TranslatorMemberType] = "translator member {0} definition uses incompatible types: \"{3}\" = \"{4}\"",
        [TranslatorMember] = "translator member {1} is not a member of {0}",
        [MemberNotTranslated] = "translator does not define conversion for member: {1}",

        // Text.
        [UnterminatedString] = "newline encountered in string literal",
        [CharacterNewline] = "newline encountered in character constant",
        [CharacterEmpty] = "empty character constant",
        [CharacterOverflow] = "character constant is too long",
        [FloatConstant] = "floating-point constants are not permitted",
        [IntegerOverflow] = "constant {0} results in integer overflow",
        [IntegerDigit] = "constant {2} contains invalid digit {0}",
        [NestedComment] = "/* encountered inside a comment",
        [UnterminatedComment] = "end-of-file encountered before matching */",
        [ControlLine] = "invalid control directive: #{0}",
        [NotAFunction] = "function designator is not of function type",
        [OpenControlLine] = "end-of-file encountered before end of control line",
        [NoActions] = "expected predicate and/or actions following probe description",
    };

    /// <summary>A mistake's sentence; null where libdtrace has none, or says more than the mistake knows.</summary>
    public static string? Of(Diagnostic mistake) => Formats.TryGetValue(mistake.Template, out var format) && Needs(format) <= mistake.Arguments.Count
        ? string.Format(CultureInfo.InvariantCulture, format, [.. mistake.Arguments.Select(WithoutPlaceholder)])
        : null;

    // A structure without a name has none in its sentences.
    private static string WithoutPlaceholder(string argument) => argument.Replace(" (anon)", " ", StringComparison.Ordinal);

    /// <summary>How many arguments a sentence needs.</summary>
    private static int Needs(string format) =>
        Enumerable.Range(0, 8).Where(index => format.Contains($"{{{index.ToString(CultureInfo.InvariantCulture)}}}", StringComparison.Ordinal)).Select(index => index + 1).DefaultIfEmpty(0).Max();
}
