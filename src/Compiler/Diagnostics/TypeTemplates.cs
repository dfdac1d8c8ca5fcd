namespace Pyd.Compiler.Diagnostics;

/// <summary>PYD21xx: D's declarations and types.</summary>
public static class TypeTemplates
{
    /// <summary>Two storage classes.</summary>
    public static readonly DiagnosticTemplate TwoStorageClasses = Error("PYD2100", "D_DECL_CLASS", "a declaration has one storage class; '{0}' comes after '{1}'");

    /// <summary>Two types that make none together.</summary>
    public static readonly DiagnosticTemplate TypeCombination = Error("PYD2101", "D_DECL_COMBO", "'{0}' and '{1}' make no type together; is a `;` missing before this?");

    /// <summary>short or long before char.</summary>
    public static readonly DiagnosticTemplate CharAttribute = Error("PYD2102", "D_DECL_CHARATTR", "char is neither short nor long");

    /// <summary>void with anything else.</summary>
    public static readonly DiagnosticTemplate VoidAttribute = Error("PYD2103", "D_DECL_VOIDATTR", "void stands alone; it has no size and no sign");

    /// <summary>signed or unsigned before what is no integer.</summary>
    public static readonly DiagnosticTemplate SignedNonInteger = Error("PYD2104", "D_DECL_SIGNINT", "only integers are signed or unsigned, not {0}");

    /// <summary>long before what is no number.</summary>
    public static readonly DiagnosticTemplate LongNonNumber = Error("PYD2105", "D_DECL_LONGINT", "only int and double can be long, not {0}");

    /// <summary>static, auto or register.</summary>
    public static readonly DiagnosticTemplate BadStorageClass = Error("PYD2106", "D_DECL_BADCLASS", "D has no '{0}' variables; write self for each thread, this for one firing, or nothing");

    /// <summary>A storage class before a parameter.</summary>
    public static readonly DiagnosticTemplate ParameterStorageClass = Error("PYD2107", "D_DECL_PARMCLASS", "a parameter or key has no storage class; remove '{0}'");

    /// <summary>A declaration of nothing.</summary>
    public static readonly DiagnosticTemplate UselessDeclaration = Error("PYD2108", "D_DECL_USELESS", "this declares nothing; give it a name");

    /// <summary>A backtick in a declared name.</summary>
    public static readonly DiagnosticTemplate ScopedDeclaration = Error("PYD2109", "D_DECL_SCOPE", "'{0}' names a symbol of a module; a name that is declared has no backtick");

    /// <summary>A structure whose members are not known yet.</summary>
    public static readonly DiagnosticTemplate IncompleteType = Error("PYD2110", "D_DECL_INCOMPLETE", "the members of {0} are not known here; declare them before, or use a pointer");

    /// <summary>An object of type void.</summary>
    public static readonly DiagnosticTemplate VoidObject = Error("PYD2111", "D_DECL_VOIDOBJ", "{0} has no size; void is good for pointers only");

    /// <summary>A member without a name.</summary>
    public static readonly DiagnosticTemplate NamelessMember = Error("PYD2112", "D_SYNTAX", "this member needs a name");

    /// <summary>A structure or enumeration declared twice.</summary>
    public static readonly DiagnosticTemplate TypeRedeclared = Error("PYD2113", "D_DECL_TYPERED", "{0} has members already, from line {1}");

    /// <summary>Two members or enumerators of one name.</summary>
    public static readonly DiagnosticTemplate DuplicateMember = Error("PYD2114", "D_UNKNOWN", "{0} has '{1}' already");

    /// <summary>A bit-field's size is no positive constant.</summary>
    public static readonly DiagnosticTemplate BitFieldConstant = Error("PYD2115", "D_DECL_BFCONST", "the size of a bit-field is a constant above 0");

    /// <summary>A bit-field of another type.</summary>
    public static readonly DiagnosticTemplate BitFieldType = Error("PYD2116", "D_DECL_BFTYPE", "a bit-field is an integer, not {0}");

    /// <summary>A bit-field that is wider than its type.</summary>
    public static readonly DiagnosticTemplate BitFieldSize = Error("PYD2117", "D_DECL_BFSIZE", "{0} has only {1} bits");

    /// <summary>An enumerator that is computed.</summary>
    public static readonly DiagnosticTemplate EnumeratorConstant = Error("PYD2118", "D_DECL_ENCONST", "the value of enumerator '{0}' must be an integer constant");

    /// <summary>An enumerator that does not fit an int.</summary>
    public static readonly DiagnosticTemplate EnumeratorOverflow = Error("PYD2119", "D_DECL_ENOFLOW", "the value of enumerator '{0}' does not fit an int");

    /// <summary>An array without a size.</summary>
    public static readonly DiagnosticTemplate ArrayWithoutSize = Error("PYD2120", "D_DECL_ARRNULL", "'{0}' needs a size or the types of its keys between the brackets");

    /// <summary>An array's size is no positive constant.</summary>
    public static readonly DiagnosticTemplate ArraySize = Error("PYD2121", "D_DECL_ARRSUB", "the size of an array is a constant above 0; keys are types, as in a[int, string]");

    /// <summary>An array of more elements than can be.</summary>
    public static readonly DiagnosticTemplate ArrayTooBig = Error("PYD2122", "D_DECL_ARRBIG", "this array is too big");

    /// <summary>An array of associative arrays.</summary>
    public static readonly DiagnosticTemplate ArrayOfArrays = Error("PYD2123", "D_DECL_DYNOBJ", "an associative array has no place inside another type; put all keys between one pair of brackets");

    /// <summary>... among keys.</summary>
    public static readonly DiagnosticTemplate EllipsisMisplaced = Error("PYD2124", "D_DECL_PROTO_VARARGS", "`...` stands in the parameters of functions only");

    /// <summary>A key of type void.</summary>
    public static readonly DiagnosticTemplate ParameterType = Error("PYD2125", "D_DECL_PROTO_TYPE", "{0} cannot be a key or parameter here");

    /// <summary>A parameter of type void with a name, or one that needs one.</summary>
    public static readonly DiagnosticTemplate ParameterName = Error("PYD2126", "D_DECL_PROTO_NAME", "{0}");

    /// <summary>Two parameters of one name.</summary>
    public static readonly DiagnosticTemplate ParameterTwice = Error("PYD2127", "D_DECL_PROTO_FORM", "there is a parameter '{0}' already");

    /// <summary>void and another parameter.</summary>
    public static readonly DiagnosticTemplate VoidNotAlone = Error("PYD2128", "D_DECL_PROTO_VOID", "void is no parameter beside others");

    /// <summary>An associative array of this.</summary>
    public static readonly DiagnosticTemplate LocalArray = Error("PYD2129", "D_DECL_LOCASSC", "'this->{0}' cannot be an associative array; declare it with a size, or use self or a global");

    /// <summary>The same without a declaration.</summary>
    public static readonly DiagnosticTemplate LocalArrayUse = Error("PYD2130", "D_ARR_LOCAL", "'this->{0}' cannot be an associative array; use self or a global");

    /// <summary>Declared again as something else.</summary>
    public static readonly DiagnosticTemplate RedeclaredDifferently = Error("PYD2131", "D_DECL_IDRED", "'{0}' is {1} since line {2}");

    /// <summary>The name of a typedef as a variable, or the reverse.</summary>
    public static readonly DiagnosticTemplate TypedefRedeclared = Error("PYD2132", "D_DECL_IDRED", "'{0}' is the name of a type already");

    /// <summary>An operator that needs numbers.</summary>
    public static readonly DiagnosticTemplate OperandArithmetic = Error("PYD2140", "D_OP_ARITH", "'{0}' needs numbers, not {1}");

    /// <summary>An operator that needs something with a truth value.</summary>
    public static readonly DiagnosticTemplate OperandScalar = Error("PYD2141", "D_OP_SCALAR", "'{0}' needs a number or an address, not {1}");

    /// <summary>Stepping a pointer whose steps have no size.</summary>
    public static readonly DiagnosticTemplate BlindPointer = Error("PYD2142", "D_OP_VFPTR", "'{0}' cannot step {1}: what it points at has no size; cast it first");

    /// <summary>An array or function as a whole.</summary>
    public static readonly DiagnosticTemplate WholeArray = Error("PYD2143", "D_OP_ARRFUN", "'{0}' cannot assign {1} as a whole; assign its elements, or copy with bcopy()");

    /// <summary>A member of what is no pointer.</summary>
    public static readonly DiagnosticTemplate ArrowOnValue = Error("PYD2144", "D_OP_PTR", "'->' needs a pointer on its left, not {0}");

    /// <summary>A member of what has none.</summary>
    public static readonly DiagnosticTemplate MemberOfNonStruct = Error("PYD2145", "D_OP_SOU", "'{0}' needs {1} on its left, not {2}");

    /// <summary>A member of a structure that is only named.</summary>
    public static readonly DiagnosticTemplate MemberOfIncomplete = Error("PYD2146", "D_OP_INCOMPLETE", "the members of {0} are not declared; pyd runs without the kernel's types");

    /// <summary>A member that does not exist.</summary>
    public static readonly DiagnosticTemplate NoSuchMember = Error("PYD2147", "D_TYPE_MEMBER", "{0} has no member '{1}'{2}");

    /// <summary>* of what is no pointer.</summary>
    public static readonly DiagnosticTemplate DereferenceValue = Error("PYD2148", "D_DEREF_NONPTR", "only a pointer leads to something; this is {0}");

    /// <summary>* of void *.</summary>
    public static readonly DiagnosticTemplate DereferenceVoid = Error("PYD2149", "D_DEREF_VOID", "a void * does not say what it points at; cast it first, as in *(int *)p");

    /// <summary>* of a pointer to a function.</summary>
    public static readonly DiagnosticTemplate DereferenceFunction = Error("PYD2150", "D_DEREF_FUNC", "a function is no value; D cannot call it");

    /// <summary>&amp; of a variable.</summary>
    public static readonly DiagnosticTemplate AddressOfVariable = Error("PYD2151", "D_ADDROF_VAR", "a variable of D has no address; only members of structures and elements of arrays have");

    /// <summary>&amp; of a value.</summary>
    public static readonly DiagnosticTemplate AddressOfValue = Error("PYD2152", "D_ADDROF_LVAL", "only what lies in memory has an address; this is a value");

    /// <summary>&amp; of a bit-field.</summary>
    public static readonly DiagnosticTemplate AddressOfBitField = Error("PYD2153", "D_ADDROF_BITFIELD", "a bit-field has no address");

    /// <summary>sizeof a bit-field.</summary>
    public static readonly DiagnosticTemplate SizeofBitField = Error("PYD2154", "D_SIZEOF_BITFIELD", "sizeof counts bytes; a bit-field has bits");

    /// <summary>sizeof what has no size.</summary>
    public static readonly DiagnosticTemplate SizeofUnknown = Error("PYD2155", "D_SIZEOF_TYPE", "{0} has no size");

    /// <summary>offsetof in what has no members.</summary>
    public static readonly DiagnosticTemplate OffsetofType = Error("PYD2156", "D_OFFSETOF_TYPE", "offsetof() needs a structure or union whose members are known, not {0}");

    /// <summary>offsetof a bit-field.</summary>
    public static readonly DiagnosticTemplate OffsetofBitField = Error("PYD2157", "D_OFFSETOF_BITFIELD", "offsetof() counts bytes; '{0}' is a bit-field");

    /// <summary>A cast that means nothing.</summary>
    public static readonly DiagnosticTemplate BadCast = Error("PYD2158", "D_CAST_INVAL", "{0} cannot be cast to {1}");

    /// <summary>stringof of a structure.</summary>
    public static readonly DiagnosticTemplate StringofType = Error("PYD2159", "D_STRINGOF_TYPE", "{0} cannot be read as a string");

    /// <summary>A constant index outside an array.</summary>
    public static readonly DiagnosticTemplate IndexOutside = Error("PYD2160", "D_ARR_BOUNDS", "index {0} is outside the array; its {1} elements are numbered from 0");

    /// <summary>Several keys for an array of fixed size.</summary>
    public static readonly DiagnosticTemplate SeveralIndexes = Error("PYD2161", "D_ARR_BADREF", "this is no associative array; it takes one index");

    /// <summary>An action inside an expression.</summary>
    public static readonly DiagnosticTemplate ActionInExpression = Error("PYD2162", "D_OP_ACT", "an action is a statement of its own; it cannot stand beside '{0}'");

    /// <summary>No translator for two types.</summary>
    public static readonly DiagnosticTemplate NoTranslator = Error("PYD2170", "D_XLATE_NONE", "there is no translator from {0} to {1}");

    /// <summary>A translator declared twice.</summary>
    public static readonly DiagnosticTemplate TranslatorRedeclared = Error("PYD2171", "D_XLATE_REDECL", "there is a translator from {0} to {1} already, {2}");

    /// <summary>A translator to something without members.</summary>
    public static readonly DiagnosticTemplate TranslatorOutput = Error("PYD2172", "D_XLATE_SOU", "a translator makes a structure or union whose members are known, not {0}");

    /// <summary>A translator for a member that is not there.</summary>
    public static readonly DiagnosticTemplate TranslatorMember = Error("PYD2173", "D_XLATE_MEMB", "{0} has no member '{1}'");

    /// <summary>A translated member of another type.</summary>
    public static readonly DiagnosticTemplate TranslatorMemberType = Error("PYD2174", "D_XLATE_INCOMPAT", "member '{0}' is {1}, but the translator gives it {2}");

    /// <summary>A member that the translator leaves out.</summary>
    public static readonly DiagnosticTemplate MemberNotTranslated = Error("PYD2175", "D_XLATE_NOCONV", "the translator to {0} says nothing of member '{1}'");

    /// <summary>A whole translation where a value is wanted.</summary>
    public static readonly DiagnosticTemplate WholeTranslation = Error("PYD2176", "D_CG_DYN", "a translation is no value; take a member of it, or assign it to a variable");

    /// <summary>A provider that the script declares twice, or a probe of it.</summary>
    public static readonly DiagnosticTemplate ProviderRedeclared = Error("PYD2177", "D_PROV_INCOMPAT", "provider '{0}' is declared already, with other probes");

    /// <summary>A pragma with parts missing.</summary>
    public static readonly DiagnosticTemplate PragmaMalformed = Error("PYD2180", "D_PRAGMA_MALFORM", "this lacks something; '{0}' is written: {1}");

    /// <summary>A pragma about a name that never comes.</summary>
    public static readonly DiagnosticTemplate PragmaUnused = Error("PYD2181", "D_PRAGMA_UNUSED", "the script declares no '{0}' that this could be about");

    /// <summary>A pragma about what the script has not made.</summary>
    public static readonly DiagnosticTemplate PragmaScope = Error("PYD2182", "D_PRAGMA_SCOPE", "'{0}' is {1} of D itself; a pragma is about the script's own names");

    /// <summary>A pragma that asks for what is not here.</summary>
    public static readonly DiagnosticTemplate PragmaDependency = Error("PYD2183", "D_PRAGMA_DEPEND", "the script needs {0} {1}, which pyd does not have");

    /// <summary>An argument that the script does not use.</summary>
    public static readonly DiagnosticTemplate UnusedArgument = Error("PYD2184", "D_MACRO_UNUSED",
        "extraneous argument '{0}' (${1} is not referenced)");

    /// <summary>An argument that is too large a number.</summary>
    public static readonly DiagnosticTemplate ArgumentOverflow = Error("PYD2185", "D_MACRO_OFLOW", "macro argument {0} constant {1} results in integer overflow");

    /// <summary>A variable of the kernel.</summary>
    public static readonly DiagnosticTemplate KernelVariable = Error("PYD2186", "D_IDENT_UNDEF", "'{0}' is the kernel's; pyd runs without it{1}");

    /// <summary>More scratch memory than there is.</summary>
    public static readonly DiagnosticTemplate AllocaSize = Error("PYD2187", "D_ALLOCA_SIZE", "{0}() has {1} bytes in all; ask for less, or set the option scratchsize");

    /// <summary>Words that name no type together.</summary>
    public static readonly DiagnosticTemplate NoSuchType = Error("PYD2188", "D_UNKNOWN", "'{0}' is not a type");

    /// <summary>The name of a provider or of one of its probes.</summary>
    public static readonly DiagnosticTemplate ProviderName = Error("PYD2189", "D_PROV_BADNAME", "'{0}' cannot be a {1}: {2}");

    /// <summary>A probe that a provider has twice.</summary>
    public static readonly DiagnosticTemplate ProviderProbeTwice = Error("PYD2190", "D_PROV_PRDUP", "provider {0} has a probe '{1}' already");

    /// <summary>More arguments than a probe can have.</summary>
    public static readonly DiagnosticTemplate ProviderProbeArguments = Error("PYD2191", "D_PROV_PRARGLEN", "probe '{0}' has {1} arguments; 255 is the most");

    private static DiagnosticTemplate Error(string id, string tag, string format) => new(id, DiagnosticSeverity.Error, tag, format);
}
