export interface paths {
    "/api/client/mandates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 谁授权了本系统替他办事
         * @description 密钥的范围：任何密钥
         */
        get: operations["GETApiClientMandates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本系统的密钥可以提交的事项
         * @description 密钥的范围：任何密钥
         */
        get: operations["GETApiClientItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/items/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 一个事项的声明：要填什么、要什么材料、多久办好
         * @description 密钥的范围：任何密钥
         */
        get: operations["GETApiClientItemsCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/files/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 上传一张材料（先暂存，提交办件时用它的编号；一天内没有用上的会清除）
         * @description 密钥的范围：materials.stage
         */
        post: operations["POSTApiClientFilesSubject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/cases/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 提交一个办件：替授权给本系统的人或单位
         * @description 密钥的范围：cases.hand-in
         */
        post: operations["POSTApiClientCasesSubject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/cases/{subject}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本系统提交的一个办件：办到哪里、缺什么、有哪些文书
         * @description 密钥的范围：cases.read
         */
        get: operations["GETApiClientCasesSubjectId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/client/papers/{subject}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 本系统提交的办件的一份文书（PDF）
         * @description 密钥的范围：papers.read
         */
        get: operations["GETApiClientPapersSubjectId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "case.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 办件有了进展：发到登记的通知地址
         * @description 每次办到新的一步、等人补正或办完，各发一次。内容只有编号和状态，详情用 `GET /api/client/cases/{subject}/{id}` 取。
         *
         *     - 验签：`Tongban-Signature: t=<秒>,v1=<十六进制>[,v1=<十六进制>]`。对 `<秒>.<收到的正文原样>` 用签名密钥算 HMAC-SHA-256，与其中一个 v1 相同就是真的（换密钥的三天里有两个）；`<秒>` 与现在相差五分钟以上的不要收。
         *     - 十秒内用 2xx 答复。其他答复或没有答复都会再发：十二次，间隔从十五秒起翻倍，最长两小时，共约八小时；之后停下，管理员可以再发。不跟随转址。
         *     - 同一条可能收到不止一次：`Tongban-Delivery` 和正文的 `id` 相同就是同一条。同一办件的通知按 `seq` 先后发；停下的那条不挡后面的。
         */
        post: operations["caseChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Settlement: {
            material: string;
            /** @enum {string} */
            by: "file" | "seen" | "record" | "commitment" | "debt";
            files?: string[];
            note?: string;
            /** @description 告知承诺书: the signature under a commitment that has a declared text */
            signed?: {
                /** @description of the declared text, as `commitmentHash` makes it: what was read is what is published */
                hash: string;
                /**
                 * Format: uuid
                 * @description a staged PNG: the signature under it
                 */
                file: string;
            };
        };
        /**
         * @description what you call the case yourself; comes back with every answer and notice
         * @example {
         *       "number": "HB-2026-000123",
         *       "branch": "0371-08",
         *       "teller": "T5120"
         *     }
         */
        ClientReference: {
            /** @description your own number of the matter */
            number: string;
            /** @description the branch that took it in */
            branch?: string;
            /** @description who took it in, by your own number of him */
            teller?: string;
            /** @description the number of the receipt that you gave */
            receipt?: string;
        };
        Error: {
            code: string;
            /** @description a sentence in the language of the reader */
            message: string;
            fields: {
                field: string;
                code: string;
                message: string;
            }[];
            /** @description number to tell the support */
            request: string;
        };
        /** @description somebody who lets you act for him */
        ClientMandate: {
            /**
             * Format: uuid
             * @description names him in the addresses of this interface
             */
            subject: string;
            /** @enum {string} */
            kind: "person" | "employer";
            name: string;
            /** @description by what you know him, as he has said himself */
            account: string;
            from: components["schemas"]["Day"];
            to: components["schemas"]["Day"];
        };
        /** @description calendar day, Asia/Shanghai */
        Day: unknown;
        ClientItem: {
            code: string;
            version: number;
            name: string;
            applicants: ("person" | "employer")[];
        };
        Declaration: {
            code: string;
            names: components["schemas"]["Text"];
            keywords?: components["schemas"]["Keywords"];
            /** @description the item that this leaf item belongs to */
            category: string;
            /** @description 子项: the sub-item between item and leaf item, where there is one */
            subItem?: string;
            applicants: ("person" | "employer")[];
            nationalCode: string | null;
            implementingCode: string | null;
            leafCode: string | null;
            /** @description empty only where no basis is known yet, and certainty says so */
            basis: string[];
            /** @description 撤销依据: on which rules a result is taken back; the basis of granting it is none of that */
            revocationBasis?: string[];
            note?: string;
            /** @enum {string} */
            certainty: "source" | "recalled";
            /** @enum {string} */
            kind: "instant" | "promised" | "forwarded";
            /** @enum {string} */
            reach: "agency" | "city" | "province" | "country";
            halls: ("counter" | "person" | "employer")[];
            limits: {
                statutory: components["schemas"]["Limit"] | null;
                guide: components["schemas"]["Limit"] | null;
                promised: components["schemas"]["Limit"] | null;
            };
            form: components["schemas"]["Field"][];
            materials: components["schemas"]["Material"][];
            routing: string;
            checks: string[];
            steps: {
                key: string;
                name: components["schemas"]["Text"];
                /**
                 * @description review gives an opinion; decide ends the case
                 * @enum {string}
                 */
                act: "review" | "decide";
                /** @enum {string} */
                role: "counter-clerk" | "counter-supervisor" | "reviewer" | "approver" | "manager" | "internal-checker" | "agency-head" | "system-administrator" | "security-administrator" | "audit-administrator" | "shield-officer" | "archivist";
            }[];
            /** @description who accepted or reviewed may not decide */
            fourEyes: boolean;
            /** @description 即办件复核: the share that is looked at again; one in twenty where nothing is said (D-40) */
            recheck?: {
                share: number;
            };
            /** @description 当场授权: a supervisor of the same outlet may decide at the counter (D-40) */
            onTheSpot?: boolean;
            /** @description 转报: the body that decides, how long it has, and whether that counts towards the limit (D-40) */
            forwardedTo?: {
                name: string;
                basis: string;
                length: number;
                /** @enum {string} */
                unit: "working-days" | "days" | "months";
                counts: boolean;
            };
            department?: components["schemas"]["DeclaredDepartment"];
            /** @description 延期: by how much the head may extend the limit once, in its own unit, and by which article (D-42) */
            extension?: {
                length: number;
                basis: string;
            };
            procedures?: components["schemas"]["Procedure"][];
            confirmation?: components["schemas"]["DeclaredConfirmation"];
            tellsOthers?: components["schemas"]["DeclaredTelling"];
            window?: components["schemas"]["DeclaredWindow"];
            list?: components["schemas"]["DeclaredList"];
            /** @description 重复申请; left out: any other open one of the item is shown */
            duplicate?: components["schemas"]["DeclaredDuplicate"];
            /** @description 网上即时办结: handed in by the person himself with nothing for eyes to see, it completes at once */
            automatic?: boolean;
            /** @description 只能由本人办: why nobody hands it in for him by a mandate; left out where a mandate will do */
            neverByMandate?: components["schemas"]["Text"];
            effect: {
                name: string;
                /** @description the core system registers it; the record follows its confirmation (D-6) */
                remote?: boolean;
                input: {
                    [key: string]: {
                        field: string;
                    } | {
                        value: string;
                    };
                };
            };
            /** @description 办理结果: what one gets, by name */
            result: components["schemas"]["Text"][];
            /** @description 归档; versions of before say nothing: their files are kept for ever */
            archive?: components["schemas"]["DeclaredArchive"];
        };
        /** @description a text in the languages people read */
        Text: {
            "zh-CN": string;
            "zh-HK"?: string;
            en?: string;
        };
        /** @description words by which people look for an item */
        Keywords: {
            "zh-CN": string[];
            "zh-HK"?: string[];
            en?: string[];
        };
        /** @description a term with its unit and source */
        Limit: {
            length: number;
            /** @enum {string} */
            unit: "working-days" | "days" | "months";
            source: string;
            /** @enum {string} */
            certainty: "source" | "recalled";
        };
        /** @description one question of a form; a group asks its fields again for each row */
        Field: {
            key: string;
            label: components["schemas"]["Text"];
            /** @enum {string} */
            type: "text" | "long-text" | "telephone" | "date" | "month" | "amount" | "whole-number" | "choice" | "yes-no" | "address" | "identity-number" | "bank-account" | "uscc" | "roster-member" | "group";
            required?: boolean;
            when?: components["schemas"]["Condition"];
            hint?: components["schemas"]["Text"];
            prefill?: string;
            choices?: {
                value: string;
                label: components["schemas"]["Text"];
            }[];
            longest?: number;
            rowsAtMost?: number;
            /**
             * @description an amount whose floor and ceiling the law of the area gives; they are shown, nothing is refused
             * @constant
             */
            within?: "contribution-base";
            /**
             * @description a telephone that is proved by a one-time code when it is typed at home
             * @constant
             */
            proved?: true;
            fields?: {
                key: string;
                label: components["schemas"]["Text"];
                /** @enum {string} */
                type: "text" | "long-text" | "telephone" | "date" | "month" | "amount" | "whole-number" | "choice" | "yes-no" | "address" | "identity-number" | "bank-account" | "uscc" | "roster-member" | "group";
                required?: boolean;
                when?: components["schemas"]["Condition"];
                hint?: components["schemas"]["Text"];
                prefill?: string;
                choices?: {
                    value: string;
                    label: components["schemas"]["Text"];
                }[];
                longest?: number;
                rowsAtMost?: number;
                /**
                 * @description an amount whose floor and ceiling the law of the area gives; they are shown, nothing is refused
                 * @constant
                 */
                within?: "contribution-base";
                /**
                 * @description a telephone that is proved by a one-time code when it is typed at home
                 * @constant
                 */
                proved?: true;
            }[];
        };
        /** @description a field of the form has this value, or one of these */
        Condition: {
            field: string;
            is: string | boolean | (string | boolean)[];
        };
        Material: {
            key: string;
            name: components["schemas"]["Text"];
            /** @enum {string} */
            form: "original-seen" | "kept" | "copy" | "electronic";
            copies: number;
            /** @description who issues it */
            issuer: string;
            /** @description why it cannot be had from a record; empty when it can */
            whyNotFromRecord: string;
            /** @description the legal basis; a paper without one does not publish */
            basis: string;
            /** @description of the basis */
            note?: string;
            /** @description the situation that asks for it */
            when?: components["schemas"]["Condition"];
            /** @description materials of the same group are alternatives: one of them is enough */
            oneOf?: string;
            settledBy: ("file" | "seen" | "record" | "commitment" | "debt")[];
            /** @description the fact of the record that settles it */
            record?: string;
            filesAtMost?: number;
            /** @description working days after acceptance by which an owed material is brought (D-10) */
            debtDays?: number;
            /** @description working days after completion from which a commitment is checked (D-10) */
            afterCheckDays?: number;
            /** @description 告知承诺书 that is shown and signed; without one the commitment is but a word */
            commitment?: components["schemas"]["DeclaredCommitment"];
        };
        DeclaredCommitment: {
            /** @description what must be so, as the applicant declares it */
            condition: components["schemas"]["Text"];
            /** @description with whose data it is looked at afterwards */
            checkedWith: components["schemas"]["Text"];
            /** @description 虚假承诺: how long nobody takes another commitment of whose was false, and by which rule */
            distrust: {
                length: number;
                /** @enum {string} */
                unit: "working-days" | "days" | "months";
                basis: string;
            };
            note?: string;
        };
        /** @description silence beyond its term is a task of the owning agency */
        DeclaredDepartment: {
            /** @description which department, as the installation names its port */
            port: string;
            /** @description whose the matter is */
            name: components["schemas"]["Text"];
            /** @description where and how it is reached */
            contact: components["schemas"]["Text"];
            /** @description for what it is told what is sent */
            purpose: components["schemas"]["Text"];
            /** @description the answers that are sent, by field; of a group `group.field`. Nothing else of the form leaves the house */
            sends: string[];
            /** @description by which rule it is told */
            basis: string;
            length: number;
            /** @enum {string} */
            unit: "working-days" | "days" | "months";
        };
        Procedure: {
            key: string;
            name: components["schemas"]["Text"];
            length: number;
            /** @enum {string} */
            unit: "working-days" | "days" | "months";
            basis: string;
            /** @description whether its time counts towards the limit; the clock stops only where it does not */
            counts: boolean;
            /**
             * @description who is waited for
             * @enum {string}
             */
            who: "office" | "body" | "applicant";
            /**
             * @description 鉴定、评估、实地核查、等法院: it is over only when its result is written down; without one after its term it is overdue
             * @constant
             */
            findings?: true;
            /**
             * @description 等法院: nobody knows how long it takes. The clock stands still until its end is written down, with a result or without; after each term it is asked for
             * @constant
             */
            lasts?: "until-ended";
            /** @description 公示: anybody reads it until its last day and may object; it does not end before */
            publicity?: {
                /** @description the fields of the form that are made public; none that rests sealed */
                fields: string[];
                /**
                 * @description how a person is named; an employer is named in full
                 * @enum {string}
                 */
                name: "masked" | "full";
            };
        };
        /** @description a term of the product itself and not of the law, which the agency may set otherwise */
        DeclaredConfirmation: {
            /** @description the group of the form that names people, a row each */
            group: string;
            /** @description its field with the kind of document */
            kind: string;
            /** @description its field with the number, by which the register is searched */
            number: string;
            /** @description its field with the name; a number of somebody else is not asked about */
            name: string;
            /** @description its field with the day that would be recorded */
            from: string;
            length: number;
            /** @enum {string} */
            unit: "working-days" | "days" | "months";
            /**
             * @description what it means when nobody answers in time
             * @enum {string}
             */
            silence: "goes-on";
        };
        /** @description a term of the product itself and not of the law, which the agency may set otherwise */
        DeclaredTelling: {
            /** @default 5 */
            length: number;
            /**
             * @default working-days
             * @enum {string}
             */
            unit: "working-days" | "days" | "months";
        };
        DeclaredWindow: {
            /** @description the kind of business whose windows the agency publishes */
            kind: string;
            /** @description the group of the form whose rows have the month */
            group?: string;
            /** @description the field with the first month of effect, which does not lie before that of the window */
            month?: string;
        };
        /** @description each case of a list takes as many rows as the group, and settles its materials by commitment */
        DeclaredList: {
            /** @description the group of the form whose rows the list has */
            group: string;
            /**
             * @description newcomers are named as the confirmation says and stand not on the roster; members stand on it
             * @enum {string}
             */
            people: "newcomers" | "members";
        };
        DeclaredDuplicate: {
            /** @description the group of the form whose rows are compared: one that is alike is enough */
            group?: string;
            /** @description the fields that are all answered alike; none: whatever is answered, it is the same */
            by: string[];
            /**
             * @description refused: the second is not taken; shown: who hands it in and who judges it is told of the first
             * @enum {string}
             */
            second: "refused" | "shown";
        };
        DeclaredArchive: {
            /**
             * @description 类别: what kind of file it is
             * @enum {string}
             */
            class: "employer-registration" | "person-registration" | "personal-account" | "qualification" | "contribution" | "benefit" | "inspection" | "query";
            /** @description 保管期限 in years from 1 January of the year after it was closed; not shorter than its class says */
            term: "permanent" | (10 | 30 | 50 | 100);
        };
        ClientFile: {
            /** Format: uuid */
            id: string;
            type: string;
            bytes: number;
        };
        /** @description a case that you handed in */
        ClientCase: {
            /** Format: uuid */
            subject: string;
            /** Format: uuid */
            id: string;
            number: string;
            item: string;
            itemName: string;
            itemVersion: number;
            /** @enum {string} */
            stage: "submitted" | "accepted" | "review" | "closed";
            outcome: ("completed" | "not-accepted" | "refused" | "lapsed" | "withdrawn" | "reversed") | null;
            /** @description where it stands, in a sentence */
            reading: string;
            agencyName: string;
            submittedOn: components["schemas"]["Day"];
            acceptedOn: components["schemas"]["Day"] | null;
            closedOn: components["schemas"]["Day"] | null;
            dueOn: components["schemas"]["Day"] | null;
            /** @description working days and source of the limit, in words */
            dueSaid: string | null;
            hold: components["schemas"]["ClientHold"] | null;
            reference: components["schemas"]["ClientReference"];
        };
        /** @description what a case waits for; `correction` waits for the applicant */
        ClientHold: {
            /** @enum {string} */
            reason: "correction" | "core" | "procedure" | "forwarded" | "bundle" | "department";
            until: components["schemas"]["Day"] | null;
            missing: {
                key: string;
                name: string;
                why: string;
            }[];
        };
        ClientCaseDetail: {
            /** Format: uuid */
            subject: string;
            /** Format: uuid */
            id: string;
            number: string;
            item: string;
            itemName: string;
            itemVersion: number;
            /** @enum {string} */
            stage: "submitted" | "accepted" | "review" | "closed";
            outcome: ("completed" | "not-accepted" | "refused" | "lapsed" | "withdrawn" | "reversed") | null;
            /** @description where it stands, in a sentence */
            reading: string;
            agencyName: string;
            submittedOn: components["schemas"]["Day"];
            acceptedOn: components["schemas"]["Day"] | null;
            closedOn: components["schemas"]["Day"] | null;
            dueOn: components["schemas"]["Day"] | null;
            /** @description working days and source of the limit, in words */
            dueSaid: string | null;
            hold: components["schemas"]["ClientHold"] | null;
            reference: components["schemas"]["ClientReference"];
            /** @description the newest first */
            papers: components["schemas"]["ClientPaper"][];
        };
        ClientPaper: {
            /** Format: uuid */
            id: string;
            kind: string;
            number: string;
            title: string;
            madeOn: components["schemas"]["Day"];
            /** @description it can be objected to, and must reach the applicant */
            unfavourable: boolean;
        };
        /**
         * @description ids, numbers and codes only: what a case says is read by `GET /api/client/cases/…`
         * @example {
         *       "id": "01a0c0de-0000-7000-8000-000000000001",
         *       "type": "case.changed",
         *       "at": "2026-12-01T01:30:00.000Z",
         *       "subject": "01a0c0de-0000-7000-8000-000000000002",
         *       "case": "01a0c0de-0000-7000-8000-000000000003",
         *       "number": "4102052600000123",
         *       "reference": {
         *         "number": "HB-2026-000123"
         *       },
         *       "seq": 2,
         *       "stage": "accepted",
         *       "outcome": null,
         *       "waitsFor": null
         *     }
         */
        ClientNotice: {
            /**
             * Format: uuid
             * @description the same at each attempt: what you have taken already, answer with 200
             */
            id: string;
            /** @constant */
            type: "case.changed";
            at: components["schemas"]["Instant"];
            /** Format: uuid */
            subject: string;
            /** Format: uuid */
            case: string;
            number: string;
            reference: components["schemas"]["ClientReference"];
            /** @description the place in the log of the case: of two notices the higher is the newer */
            seq: number;
            /** @enum {string} */
            stage: "submitted" | "accepted" | "review" | "closed";
            outcome: ("completed" | "not-accepted" | "refused" | "lapsed" | "withdrawn" | "reversed") | null;
            /** @description `correction`: for the applicant */
            waitsFor: ("correction" | "core" | "procedure" | "forwarded" | "bundle" | "department") | null;
        };
        /** Format: date-time */
        Instant: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    GETApiClientMandates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: components["schemas"]["ClientMandate"][];
                    };
                };
            };
            /** @description general.invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description clients.key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description clients.scope */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.too-often */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    GETApiClientItems: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: components["schemas"]["ClientItem"][];
                    };
                };
            };
            /** @description general.invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description clients.key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description clients.scope */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.too-often */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    GETApiClientItemsCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        version: number;
                        declaration: components["schemas"]["Declaration"];
                    };
                };
            };
            /** @description general.invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description clients.key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description clients.scope */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description catalogue.no-item */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.too-often */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    POSTApiClientFilesSubject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientFile"];
                };
            };
            /** @description general.invalid, materials.empty */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description clients.key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description clients.scope, clients.no-mandate */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description materials.kind, materials.heic */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description materials.infected */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.too-often, materials.enough */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    POSTApiClientCasesSubject: {
        parameters: {
            query?: never;
            header: {
                /** @description 同一编号重复提交只办一次，并返回第一次的结果（保留 30 天） */
                "Idempotency-Key": string;
            };
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    item: string;
                    itemVersion: number;
                    form: {
                        [key: string]: unknown;
                    };
                    materials: components["schemas"]["Settlement"][];
                    reference: components["schemas"]["ClientReference"];
                    /** @description the code that came to each telephone that must be proved, by field */
                    codes?: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientCase"];
                };
            };
            /** @description general.invalid, general.key-missing */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description clients.key, accounts.code */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description clients.scope, clients.no-mandate, clients.not-in-scope, cases.not-online */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description catalogue.no-item */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description cases.new-version, cases.already-open, cases.merged-away, cases.effect, materials.claimed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.key-reused, cases.code-needed, cases.form, cases.wrong-applicant, cases.no-port */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.too-often, clients.enough, login.locked */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    GETApiClientCasesSubjectId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subject: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientCaseDetail"];
                };
            };
            /** @description general.invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description clients.key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description clients.scope, clients.no-mandate */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description cases.not-found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.too-often */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    GETApiClientPapersSubjectId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subject: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 文件 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description general.invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description clients.key */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description clients.scope, clients.no-mandate */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description papers.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.too-often */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.internal */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description general.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    caseChanged: {
        parameters: {
            query?: never;
            header: {
                /** @description 这条通知的编号，每次再发都一样 */
                "Tongban-Delivery": string;
                "Tongban-Signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientNotice"];
            };
        };
        responses: {
            /** @description 收到了；其他任何答复都会再发 */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
