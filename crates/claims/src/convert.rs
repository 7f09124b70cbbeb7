//! Values of the language stage as the reading writes them.

use crate::reading::{EntityKind, PlacePrecision, Qualifier, TimePrecision, Vague};

/// The reading's value for a qualifier of the language stage.
pub fn qualifier(value: language::Qualifier) -> Qualifier {
    use language::Qualifier as Q;
    match value {
        Q::Exact => Qualifier::Exact,
        Q::AtLeast => Qualifier::AtLeast,
        Q::MoreThan => Qualifier::MoreThan,
        Q::UpTo => Qualifier::UpTo,
        Q::LessThan => Qualifier::LessThan,
        Q::About => Qualifier::About,
        Q::Range => Qualifier::Range,
        Q::Vague => Qualifier::Vague,
        Q::All => Qualifier::All,
        Q::None => Qualifier::None,
    }
}

/// The reading's value for a vague word.
pub fn vague(value: language::Vague) -> Vague {
    use language::Vague as V;
    match value {
        V::AFew => Vague::AFew,
        V::Several => Vague::Several,
        V::Some => Vague::Some,
        V::Tens => Vague::Tens,
        V::Dozens => Vague::Dozens,
        V::Scores => Vague::Scores,
        V::Hundreds => Vague::Hundreds,
        V::Thousands => Vague::Thousands,
        V::Many => Vague::Many,
        V::Plural => Vague::Plural,
    }
}

/// The reading's value for a time's precision.
pub fn time_precision(value: language::TimePrecision) -> TimePrecision {
    use language::TimePrecision as T;
    match value {
        T::Minute => TimePrecision::Minute,
        T::Hour => TimePrecision::Hour,
        T::PartOfDay => TimePrecision::PartOfDay,
        T::Day => TimePrecision::Day,
        T::Week => TimePrecision::Week,
        T::Month => TimePrecision::Month,
        T::Season => TimePrecision::Season,
        T::Quarter => TimePrecision::Quarter,
        T::Year => TimePrecision::Year,
        T::Decade => TimePrecision::Decade,
        T::Unknown => TimePrecision::Unknown,
    }
}

/// The reading's value for a place's precision.
pub fn place_precision(value: language::PlacePrecision) -> PlacePrecision {
    use language::PlacePrecision as P;
    match value {
        P::Exact => PlacePrecision::Exact,
        P::Near => PlacePrecision::Near,
        P::Line => PlacePrecision::Line,
        P::Adm2 => PlacePrecision::Adm2,
        P::Adm1 => PlacePrecision::Adm1,
        P::Country => PlacePrecision::Country,
        P::SeaOrAir => PlacePrecision::SeaOrAir,
        P::Unknown => PlacePrecision::Unknown,
    }
}

/// The reading's value for a name's kind; places are no entities.
pub fn entity_kind(value: language::NameKind) -> Option<EntityKind> {
    use language::NameKind as N;
    Some(match value {
        N::Person => EntityKind::Person,
        N::Organisation => EntityKind::Organisation,
        N::ArmedGroup => EntityKind::ArmedGroup,
        N::SecurityForce => EntityKind::SecurityForce,
        N::Government => EntityKind::Government,
        N::Country => EntityKind::Country,
        N::People => EntityKind::People,
        N::Place => return None,
    })
}
